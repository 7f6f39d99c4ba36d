// What an answer means for its card: a table of answers, whatever shape they have.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claimed } from '../../bindings/bind/journal/types.ts';
import { readPlan } from '../../bindings/bind/plan/read.ts';
import type { Plan } from '../../bindings/bind/plan/types.ts';
import { decide } from '../../bindings/bind/run/decide.ts';
import type { Exchanged } from '../../bindings/bind/run/exchange.ts';
import { partyOf } from '../../bindings/bind/run/parties.ts';
import { loadGuide } from '../../dist/guide.js';
import { planOf } from './shop.ts';

const guide = await loadGuide({ locale: 'en' });
const key = 'ab'.repeat(16);
const secret = '3F2A90BC77DEA41B';
const filling = { key, secret, number: '' };

function planWith(change: object = {}): Plan {
  const read = readPlan(planOf('https://shop.example', { waits: {}, tries: 5, ...change }), {
    SHOP_TOKEN: 't',
  });
  assert.ok('plan' in read);
  return read.plan;
}

const card: Claimed = {
  ...{ n: 1, card: 'c', key, line: 2, product: 'jd.ecard', shown: '', value: null, sealed: null },
  ...{ account: 'default', asks: false, tries: 1, sends: 0 },
};

const answered = (status: number, body: unknown, headers = {}): Exchanged => ({
  ...{ status, headers, error: null, notSent: false, elapsedMs: 80 },
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const silent = (notSent: boolean, code = 'ECONNRESET'): Exchanged => ({
  ...answered(0, ''),
  ...{ error: { name: 'FetchError', code }, notSent },
});

const outcome = (came: Exchanged, change: Partial<Claimed> = {}, plan = planWith()) =>
  decide({ plan, card: { ...card, ...change }, filling, explain: failure => guide.explain(failure) }, came);

const bindingOf = (id: string, state = 'bound') => ({ ok: true, attempt: { id, state } });
const refusal = (code: string, text = '') => ({ ok: false, code, text });

test('an answer that names the key binds; one that names another proves nothing', () => {
  assert.equal(outcome(answered(200, bindingOf(key))).to, 'bound');
  assert.equal(outcome(answered(200, bindingOf(key, 'pending'))).to, 'bound');
  assert.equal(outcome(answered(200, bindingOf('cd'.repeat(16)))).to, 'unclear');
  assert.equal(outcome(answered(500, bindingOf(key))).to, 'unclear');
});

test('what is of the card ends it, and stops nothing', () => {
  for (const code of ['nofind', 'expired', 'inactive', 'binded']) {
    const { to, trouble, code: kept } = outcome(answered(200, refusal(code)));
    assert.deepEqual({ to, trouble, kept }, { to: 'refused', trouble: null, kept: code }, code);
  }
});

test('bound already may have been ours: it is asked for, and then believed', () => {
  const came = answered(200, refusal('binded'));
  assert.equal(outcome(came, { sends: 1 }).to, 'unclear');
  assert.equal(outcome(came, { sends: 1, asks: true }).to, 'refused');
});

test('what is of the account counts towards a stop, and the card stays', () => {
  const { to, trouble, cause } = outcome(answered(200, refusal('restricted', '\u8d26\u6237\u5f02\u5e38')));
  assert.equal(to, 'unclear');
  assert.equal(partyOf(cause), 'account');
  assert.deepEqual([trouble?.party, trouble?.stopAfter, trouble?.pauseMs], ['account', 10, 0]);
});

test('an answer of any shape proves nothing, and is asked for', () => {
  const nothing = ['', '<html>Welcome</html>', '{"ok": tru', '[null, 7]', 'null', '7', '"x"', '{}', '\u0000'];
  for (const body of nothing)
    for (const status of [200, 201, 302, 404, 500, 502]) {
      const { to, clear } = outcome(answered(status, body));
      assert.deepEqual({ to, clear }, { to: 'unclear', clear: false }, `${status} ${body}`);
    }
});

test('a time-out is asked for; what never left is sent again; without a way to ask a person looks', () => {
  assert.equal(outcome(silent(false, 'ETIMEDOUT')).to, 'unclear');
  assert.equal(outcome(silent(true, 'ECONNREFUSED')).to, 'waiting');
  const blind = { ...planWith(), ask: null };
  assert.equal(outcome(silent(false), {}, blind).to, 'person');
  assert.equal(outcome(silent(true), {}, blind).to, 'waiting');
  assert.equal(outcome(answered(200, refusal('restricted')), {}, blind).to, 'waiting');
});

test('it waits as it is told, for all if the platform says that it is too much', () => {
  const { sendWaitMs, waitMs, trouble } = outcome(
    answered(429, refusal('toomany', '\u64cd\u4f5c\u8fc7\u4e8e\u9891\u7e41'), { 'retry-after': '90' }),
  );
  assert.equal(sendWaitMs, 90_000);
  assert.equal(waitMs, 1_000);
  assert.deepEqual([trouble?.party, trouble?.pauseMs, trouble?.pauseFrom], ['platform', 90_000, 1]);
});

test('a question: unknown may be sent, what is spoilt is asked again, and not for ever', () => {
  const asks = { asks: true, sends: 1 };
  assert.equal(outcome(answered(404, { ok: false, code: 'no-such-attempt' }), asks).to, 'queued');
  assert.equal(outcome(answered(404, 'Not found'), asks).to, 'unclear');
  assert.equal(outcome(answered(200, bindingOf(key)), asks).to, 'bound');
  assert.equal(outcome(silent(true), asks).to, 'unclear');
  assert.equal(outcome(silent(false), { ...asks, tries: 5 }).to, 'person');
});

test('of an answer nothing is kept that could be a code', () => {
  for (const code of [secret, `x-${secret.toLowerCase()}`, 'a'.repeat(41), 'two words', '<b>'])
    assert.equal(outcome(answered(200, refusal(code))).code, '', code);
});

test('an account that was refused for want of a sign-in stops everything, wherever it is told', () => {
  const { trouble } = outcome(answered(401, refusal('nologin')));
  assert.equal(trouble?.party, 'account');
});
