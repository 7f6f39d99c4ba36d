import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Trace, traceText } from '../../web/page/bind/trace.ts';

test('newest first, counted, and no more than are kept', () => {
  const trace = new Trace(() => 5);
  for (let i = 0; i < 1_000; i++) trace.add('event', `e${i}`);
  assert.equal(trace.entries.length, 300);
  assert.deepEqual(trace.entries[0], { number: 1_000, at: 5, kind: 'event', name: 'e999', facts: {} });
  trace.clear();
  assert.equal(trace.entries.length, 0);
});

test('whatever is put in, no code comes out', () => {
  const trace = new Trace();
  const canaries = [
    '3F2A90BC77DEA41B',
    '3F2A-90BC-77DE-A41B',
    '7100284639155728',
    '583927',
    'CARDMEND:9f3a7c2e5b81',
    '3f2a 90bc 77de a41b',
  ];
  for (const canary of canaries) {
    trace.add('call', 'start', { code: canary, text: `no card ${canary}`, card: { canary }, list: [canary] });
  }
  const text = traceText(trace.entries, { platform: 'jd' });
  for (const canary of canaries) assert.ok(!text.includes(canary), canary);
  assert.match(text, /"platform": "jd"/);
});

test('what a developer needs is kept', () => {
  const trace = new Trace();
  trace.add('call', 'confirm', { status: 200, code: 'verifyerr', replayed: true, nothing: undefined }, 12.6);
  const [entry] = trace.entries;
  assert.deepEqual(entry?.facts, { status: 200, code: 'verifyerr', replayed: true });
  assert.equal(entry?.ms, 13);
});
