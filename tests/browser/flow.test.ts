import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AskedCard, Attempt, GatewayClient, Outcome } from '../../web/page/bind/client.ts';
import { Flow } from '../../web/page/bind/flow.ts';

/** The flow without a page: each call is answered by the next line of a script, and noted. */
function play(script: readonly Outcome<Attempt>[]) {
  const calls: string[] = [];
  const left = [...script];
  const next = (call: string) => (): Promise<Outcome<Attempt>> => {
    calls.push(call);
    const outcome = left.shift();
    assert.ok(outcome, `no answer left for ${call}`);
    return Promise.resolve(outcome);
  };
  let id = 0;
  const client: GatewayClient = {
    start: (attempt, { secret }) => next(`start ${attempt} ${secret}`)(),
    confirm: (attempt, sms, key) => next(`confirm ${attempt} ${sms} ${key}`)(),
    resend: attempt => next(`resend ${attempt}`)(),
    status: attempt => next(`status ${attempt}`)(),
  };
  const flow = new Flow({
    client,
    newId: () => `id${++id}`,
    now: () => 0,
    pause: () => Promise.resolve(),
    onChange: () => {},
  });
  return { flow, calls };
}

const card = (secret: string): AskedCard => ({ secret });
const attempt = (state: Attempt['state']): Outcome<Attempt> => ({
  kind: 'ok',
  value: { id: 'id1', state, card: '', phone: '', smsMinutes: 5, face: null },
});
const no = (code: string, status = 200): Outcome<Attempt> => ({
  kind: 'refused',
  failure: { code, http: { status } },
  notes: { code },
});
const lost: Outcome<Attempt> = { kind: 'unsure', failure: { exception: new TypeError('Failed to fetch') } };

test('start, confirm, done', async () => {
  const { flow, calls } = play([attempt('sms-sent'), attempt('bound')]);
  await flow.bind(card('CODE'));
  assert.equal(flow.state.step, 'sms');
  await flow.confirm('123456');
  assert.equal(flow.state.step, 'done');
  assert.deepEqual(calls, ['start id1 CODE', 'confirm id1 123456 id2']);
});

test('while one question is open no other is sent', async () => {
  const { flow, calls } = play([attempt('sms-sent'), attempt('bound')]);
  await Promise.all([
    flow.bind(card('CODE')),
    flow.bind(card('CODE')),
    flow.bind(card('OTHER')),
    flow.confirm('1'),
    flow.resend(),
  ]);
  assert.equal(calls.length, 1);
  await Promise.all([flow.confirm('123456'), flow.confirm('123456'), flow.confirm('654321')]);
  assert.equal(calls.length, 2);
});

test('a lost start that never arrived: asked, told, and sent again under the same name', async () => {
  const { flow, calls } = play([lost, no('no-such-attempt', 404), attempt('sms-sent')]);
  await flow.bind(card('CODE'));
  assert.equal(flow.state.trouble?.outcome, 'not-done');
  await flow.bind(card('CODE'));
  assert.deepEqual(calls, ['start id1 CODE', 'status id1', 'start id1 CODE']);
});

test('a lost confirmation that was done: asked, and done', async () => {
  const { flow, calls } = play([attempt('sms-sent'), lost, lost, attempt('bound')]);
  await flow.bind(card('CODE'));
  await flow.confirm('123456');
  assert.equal(flow.state.step, 'done');
  assert.ok(flow.state.asked);
  assert.deepEqual(calls.slice(2), ['status id1', 'status id1']);
});

test('a lost confirmation that was not done: sent again with the same key', async () => {
  const { flow, calls } = play([attempt('sms-sent'), lost, attempt('sms-sent'), attempt('bound')]);
  await flow.bind(card('CODE'));
  await flow.confirm('123456');
  assert.equal(flow.state.trouble?.outcome, 'not-done');
  await flow.confirm('123456');
  assert.equal(calls[1], calls[3]);
});

test('an outcome that cannot be learnt stays unknown; every press asks, none sends', async () => {
  const { flow, calls } = play([
    attempt('sms-sent'),
    lost,
    lost,
    lost,
    lost,
    lost,
    lost,
    lost,
    attempt('bound'),
  ]);
  await flow.bind(card('CODE'));
  await flow.confirm('123456');
  assert.equal(flow.state.trouble?.outcome, 'unknown');
  flow.forgetTrouble();
  assert.equal(flow.state.trouble?.outcome, 'unknown', 'typing does not make it known');
  await flow.confirm('999999');
  assert.equal(flow.state.trouble?.outcome, 'unknown');
  await flow.confirm('999999');
  assert.equal(flow.state.step, 'done');
  assert.equal(calls.filter(call => call.startsWith('confirm')).length, 1);
});

test('signed out while asking: unknown, not refused', async () => {
  const { flow } = play([attempt('sms-sent'), lost, no('nologin', 401)]);
  await flow.bind(card('CODE'));
  await flow.confirm('123456');
  assert.equal(flow.state.trouble?.outcome, 'unknown');
  assert.equal(flow.state.trouble?.failure.code, 'nologin');
});

test('a refused card: a new press is a new attempt; verdicts are counted, limits are not', async () => {
  const { flow, calls } = play([no('nofind'), no('toomany', 429), no('nofind'), no('inactive')]);
  await flow.bind(card('CODE'));
  assert.equal(flow.state.attempts, 1);
  await flow.bind(card('CODE'));
  assert.equal(flow.state.attempts, 1);
  await flow.bind(card('CODE'));
  assert.equal(flow.state.attempts, 2);
  await flow.bind(card('OTHER'));
  assert.equal(flow.state.attempts, 1);
  assert.equal(new Set(calls.map(call => call.split(' ')[1])).size, 4);
});

test('a start that was lost but arrived goes on to the SMS; one that was refused is told', async () => {
  const arrived = play([lost, attempt('sms-sent')]);
  await arrived.flow.bind(card('CODE'));
  assert.deepEqual([arrived.flow.state.step, arrived.flow.state.trouble], ['sms', null]);
  const refused = play([lost, no('binded')]);
  await refused.flow.bind(card('CODE'));
  assert.equal(refused.flow.state.trouble?.outcome, 'refused');
});

test('the same code as another kind of card, or with another number, is another question', async () => {
  const { flow, calls } = play([no('valuenull'), no('nofind'), no('nofind'), no('nofind')]);
  await flow.bind({ secret: 'CODE', product: 'jd.ecard' });
  await flow.bind({ secret: 'CODE', product: 'steam.wallet' });
  assert.equal(flow.state.attempts, 1);
  await flow.bind({ secret: 'CODE', product: 'steam.wallet', number: '1' });
  assert.equal(flow.state.attempts, 1);
  await flow.bind({ secret: 'CODE', product: 'steam.wallet', number: '1' });
  assert.equal(flow.state.attempts, 2);
  assert.equal(new Set(calls.map(call => call.split(' ')[1])).size, 4);
});
