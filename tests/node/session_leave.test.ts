// What is left in the middle: by a reload, a crash, a run that stops, a start whose answer was lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore } from '../../dist/session.js';
import { type Fate, ModelServer } from './model_server.ts';
import { right, useRuns } from './session_runs.ts';

const runs = useRuns();

/** Hears what a run listens to, as a page does. */
function pageEvents(): Map<string, () => void> {
  const heard = new Map<string, () => void>();
  Object.assign(globalThis, {
    addEventListener: (name: string, one: () => void) => heard.set(name, one),
    removeEventListener: (name: string) => heard.delete(name),
  });
  return heard;
}

test('a reload in the middle of a start asks at once, and one of a page that crashed when the lease is over', async () => {
  for (const crashes of [false, true]) {
    const server = new ModelServer(new Set([right]));
    server.pause = () => new Promise(() => {});
    const store = memoryStore();
    let now = 1_700_000_000_000;
    const heard = pageEvents();
    const first = await runs.sessions.session({ platform: 'jd', store, now: () => now });
    const run = await runs.running(first, server, { watch: true, timeoutMs: 60_000 });
    void run.submit({ secret: right });
    while (server.most === 0) await new Promise(resolve => setImmediate(resolve));
    if (!crashes) {
      heard.get('pagehide')?.();
      run.stop();
    }
    // What was sent has arrived.
    server.pause = async () => {};
    const second = await runs.sessions.session({ platform: 'jd', store, now: () => now });
    assert.equal(second.decision.phase, crashes ? 'starting' : 'unsure');
    const again = await runs.running(second, server);
    if (crashes) {
      assert.equal(second.decision.why, 'other-tab');
      now += 35_000;
    }
    const decision = await again.ask();
    assert.ok(['starting', 'verifying', 'input', 'asking'].includes(decision.phase), decision.phase);
    await second.saved();
    assert.notEqual(second.decision.why, 'other-tab');
    assert.equal(server.attempts.size, 0, 'nothing was started twice');
    Reflect.deleteProperty(globalThis, 'addEventListener');
    Reflect.deleteProperty(globalThis, 'removeEventListener');
  }
});

test('a lost start is repeated later too, while nobody knows what became of it', async () => {
  const server = new ModelServer(new Set([right]));
  const fates: Fate[] = ['lost-before', 'lost-before'];
  server.fate = () => fates.shift() ?? 'answered';
  let now = 1_700_000_000_000;
  const session = await runs.sessions.session({ platform: 'jd', now: () => now });
  const run = await runs.running(session, server);
  assert.equal((await run.submit({ secret: right })).phase, 'unsure');
  now += 1000;
  await session.commit({ type: 'tick' });
  while (session.decision.phase !== 'verifying') await new Promise(resolve => setImmediate(resolve));
  assert.equal(server.attempts.size, 1);
});

test('a press is repeated no later than five minutes after', async () => {
  const server = new ModelServer(new Set([right]));
  const fates: Fate[] = ['lost-before', 'lost-before'];
  server.fate = () => fates.shift() ?? 'answered';
  let now = 1_700_000_000_000;
  const session = await runs.sessions.session({ platform: 'jd', now: () => now });
  const run = await runs.running(session, server);
  await run.submit({ secret: right });
  now += 300_001;
  await run.ask();
  assert.deepEqual([session.decision.phase, session.decision.may.submit], ['input', true]);
  assert.equal(server.attempts.size, 0);
});

test('a run that stops gives up what is under way', async () => {
  const server = new ModelServer(new Set([right]));
  server.pause = () => new Promise(() => {});
  const session = await runs.sessions.session({ platform: 'jd' });
  const run = await runs.running(session, server, { timeoutMs: 60_000 });
  void run.submit({ secret: right });
  while (server.most === 0) await new Promise(resolve => setImmediate(resolve));
  run.stop();
  assert.deepEqual([session.decision.phase, session.decision.call], ['unsure', 0]);
});
