// Answers of any shape are read, none throws, and what means nothing is asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { meaningsOf } from '../../bindings/js/session/runner/meanings.ts';
import { type Question, readReply } from '../../bindings/js/session/runner/read_reply.ts';
import type { Reply } from '../../bindings/js/session/transport.ts';
import { answerMeanings } from '../../build/generated/ts/session.ts';
import { cases } from './vectors.ts';

interface ReplyCase {
  readonly name: string;
  readonly reply: Reply;
  readonly kind?: Question['kind'];
  readonly now?: number;
  readonly expect: object;
}

const intent = '00112233445566778899aabbccddeeff';
const jd = meaningsOf('jd');

for (const { name, reply, kind = 'start', now = 1_700_000_000_000, expect } of cases<ReplyCase>('replies')) {
  test(name, () => {
    const read = readReply(reply, { intent, kind }, jd, now);
    assert.deepEqual({ ...read, ...expect }, read);
  });
}

test('a text of 65536 characters is read, a longer one is none; a code of 64', () => {
  const read = (text: string) =>
    readReply({ status: 200, headers: {}, text }, { intent, kind: 'start' }, jd, 0);
  const bound = `{"ok":true,"attempt":{"id":"${intent}","state":"bound"}}`;
  assert.equal(read(bound.padEnd(65_536)).means, 'bound');
  assert.equal(read(bound.padEnd(65_537)).means, 'unsure');
  const asked: string[] = [];
  const meanings = {
    code: (code: string) => void asked.push(code),
    status: (status: number) => (status === 999 ? ('busy' as const) : undefined),
  };
  const refused = (status: number, body: object) =>
    readReply({ status, headers: {}, text: JSON.stringify(body) }, { intent, kind: 'start' }, meanings, 0);
  assert.equal(refused(400, { code: 'x'.repeat(64) }).means, 'unsure');
  assert.equal(refused(400, { code: 'x'.repeat(65), error: { code: 7 } }).means, 'unsure');
  assert.equal(refused(1000, { code: '' }).means, 'busy');
  assert.equal(refused(998, { error: { code: 'y' } }).means, 'unsure');
  assert.deepEqual(asked, ['x'.repeat(64), '7', 'y']);
});

test('whatever comes is one of the meanings, and never bound by chance', () => {
  const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
  const arbitrary = fc.record({ status: value, headers: value, text: fc.oneof(value, fc.json()) });
  fc.assert(
    fc.property(arbitrary, reply => {
      const read = readReply(reply as Reply, { intent, kind: 'start' }, jd, 0);
      assert.ok(answerMeanings.includes(read.means));
      assert.notEqual(read.means, 'bound');
      for (const number of [
        read.waitMs,
        read.triesLeft,
        read.accountTriesLeft,
        read.stepLifeMs,
        read.resendMs,
      ])
        assert.ok(Number.isSafeInteger(number) && number >= -1 && number <= 86_400_000);
    }),
    { numRuns: 5000 },
  );
});

test('a reply whose getters throw says nothing', () => {
  const hostile = new Proxy({}, { get: () => assert.fail('no') }) as Reply;
  assert.equal(readReply(hostile, { intent, kind: 'ask' }, jd, 0).means, 'unsure');
});
