// A session as a page has it: over a model of a server, over stores, in two tabs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memoryStore } from '../../dist/session.js';
import { type Fate, ModelServer } from './model_server.ts';
import { right, useRuns } from './session_runs.ts';

const wrong = '3F2A90BC77DEA41C';
const runs = useRuns();

test('a card is bound by its SMS code, and the decision says so at each step', async () => {
  const server = new ModelServer(new Set([right]));
  const session = await runs.sessions.session({ platform: 'jd' });
  const run = await runs.running(session, server);
  const phases: string[] = [];
  session.subscribe(({ phase }) => phases.push(phase));
  assert.equal(session.decision.why, 'empty');
  session.input({ code: right, verdict: 'valid' });
  const started = await run.submit({ secret: right });
  assert.deepEqual([started.phase, started.step], ['verifying', 'sms-code']);
  assert.ok(started.stepUntil > Date.now() && started.resendAt > 0);
  const refused = await run.verify('000000');
  assert.equal(refused.phase, 'verifying');
  assert.equal(session.failure?.code, 'verifyerr');
  const again = await run.verify('000000');
  assert.equal(again.why, 'same-answer');
  const done = await run.verify('123456');
  assert.equal(done.phase, 'bound');
  assert.equal(done.message, 'The card is bound.');
  assert.equal(session.failure, null);
  assert.deepEqual([...server.bound.values()], [1]);
  for (const phase of ['starting', 'verifying', 'confirming', 'bound'])
    assert.ok(phases.includes(phase), phase);
});

test('50 presses at once are one attempt', async () => {
  const server = new ModelServer(new Set([right]));
  server.pause = () => new Promise(resolve => setTimeout(resolve, 5));
  const session = await runs.sessions.session({ platform: 'jd' });
  const run = await runs.running(session, server);
  await Promise.all(Array.from({ length: 50 }, () => run.submit({ secret: right })));
  assert.deepEqual([server.attempts.size, server.most], [1, 1]);
});

test('a wrong code is never sent again: not at once, not after a reload, not in another tab', async () => {
  const server = new ModelServer(new Set([right]));
  const store = memoryStore();
  for (let tab = 0; tab < 3; ++tab) {
    const session = await runs.sessions.session({ platform: 'jd', store });
    const run = await runs.running(session, server);
    for (const secret of [wrong, '3f2a-90bc-77de-a41c', wrong]) {
      const decision = await run.submit({ secret });
      assert.equal(decision.why, 'same-code');
      assert.ok(!decision.may.submit);
    }
  }
  assert.deepEqual(server.wrong, [wrong]);
});

test('a lost answer is asked for before anything is sent again', async () => {
  const server = new ModelServer(new Set([right]));
  const fates: Fate[] = ['lost-after'];
  server.fate = () => fates.shift() ?? 'answered';
  const session = await runs.sessions.session({ platform: 'jd' });
  const run = await runs.running(session, server);
  assert.equal((await run.submit({ secret: right })).phase, 'verifying');
  fates.push('lost-after');
  assert.equal((await run.verify('123456')).phase, 'bound');
  assert.deepEqual([server.attempts.size, server.bound.get(right)], [1, 1]);
});

test('nothing of a code is in the store, the session, its decision or its failure', async () => {
  const server = new ModelServer(new Set([right]));
  const texts: string[] = [];
  const inner = memoryStore();
  const store = {
    ...inner,
    write: (key: string, text: string) => {
      texts.push(`${key} ${text}`);
      return inner.write(key, text);
    },
  };
  const said: unknown[] = [];
  const { log, warn, error } = console;
  Object.assign(console, { log: (...all: unknown[]) => said.push(all), warn: log, error: log });
  const session = await runs.sessions.session({ platform: 'jd', store, account: '13812345678' });
  session.subscribe(decision => said.push(decision));
  const run = await runs.running(session, server);
  await run.submit({ secret: wrong });
  await run.submit({ secret: right });
  await run.verify('135790');
  await run.verify('123456');
  await session.saved();
  Object.assign(console, { log, warn, error });
  said.push(session, session.decision, session.failure, session.evidence);
  const all = `${texts.join()} ${JSON.stringify(said)}`.toUpperCase();
  assert.ok(texts.length >= 4);
  for (const canary of [right, wrong, '135790', '13812345678', right.slice(0, 8)])
    for (const form of [
      canary,
      canary.match(/../g)?.join('') ?? '',
      Buffer.from(canary).toString('hex').toUpperCase(),
    ])
      assert.ok(!all.includes(form), canary);
});

test('a reload in the middle goes on where it was', async () => {
  const server = new ModelServer(new Set([right]));
  const store = memoryStore();
  const first = await runs.sessions.session({ platform: 'jd', store });
  await (await runs.running(first, server)).submit({ secret: right });
  await first.saved();
  const second = await runs.sessions.session({ platform: 'jd', store });
  assert.equal(second.decision.phase, 'verifying');
  const done = await (await runs.running(second, server)).verify('123456');
  assert.equal(done.phase, 'bound');
});

test('stores that fail: the session goes on in memory and says so', async () => {
  const fails = () => {
    throw new Error('no');
  };
  for (const store of [
    { read: fails, write: fails, lock: fails },
    { read: async () => fails(), write: async () => fails() },
    { read: () => 'somebody else', write: fails },
  ]) {
    const server = new ModelServer(new Set([right]));
    const session = await runs.sessions.session({ platform: 'jd', store });
    const run = await runs.running(session, server);
    await run.submit({ secret: wrong });
    assert.equal((await run.submit({ secret: wrong })).why, 'same-code');
    assert.equal(session.storage, 'refused');
    assert.equal(server.wrong.length, 1);
  }
});

test('an event that is none is a TypeError; what a page hears wrong stops nothing', async () => {
  const session = await runs.sessions.session();
  for (const event of [null, {}, 'tick', { type: 'input' }, { type: 'no' }])
    assert.throws(() => session.dispatch(event as never), TypeError);
  assert.equal(session.rules.platform, 'generic');
  assert.equal(session.storage, 'memory');
  const unknown = await runs.sessions.session({ platform: 'constructor', channel: '__proto__' });
  assert.equal(unknown.rules.platform, 'generic');
});

/** What two tabs may do, in any order, with a network and a store that lose what they are told to lose. */
type Move =
  | 'submit-right'
  | 'submit-wrong'
  | 'verify'
  | 'verify-wrong'
  | 'ask'
  | 'tick'
  | 'reload'
  | 'restart';
const moves = [
  'submit-right',
  'submit-wrong',
  'verify',
  'verify-wrong',
  'ask',
  'tick',
  'reload',
  'restart',
] as const;

test('two tabs, lost answers, a store that fails: bound once, no wrong code twice, always a way out', async () => {
  const step = fc.record({
    tab: fc.integer({ min: 0, max: 1 }),
    move: fc.constantFrom<Move>(...moves),
    fate: fc.constantFrom<Fate>('answered', 'answered', 'lost-before', 'lost-after'),
    passMs: fc.constantFrom(0, 1000, 60_000, 900_000),
    refuses: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async steps => {
      let now = 1_700_000_000_000;
      const server = new ModelServer(new Set([right]));
      const inner = memoryStore();
      const store = { ...inner };
      const open = async () => {
        const session = await runs.sessions.session({ platform: 'jd', store, now: () => now });
        return { session, run: await runs.running(session, server, { retryMs: 1 }) };
      };
      const tabs = [await open(), await open()];
      for (const { tab, move, fate, passMs } of steps) {
        now += passMs;
        server.fate = () => fate;
        const { session, run } = tabs[tab] as (typeof tabs)[number];
        switch (move) {
          case 'submit-right':
            await run.submit({ secret: right });
            break;
          case 'submit-wrong':
            await run.submit({ secret: wrong });
            break;
          case 'verify':
            await run.verify('123456');
            break;
          case 'verify-wrong':
            await run.verify('000000');
            break;
          case 'ask':
            await run.ask();
            break;
          case 'reload':
            run.stop();
            session.close();
            tabs[tab] = await open();
            break;
          default:
            await session.commit({ type: move });
        }
        const { may, until, wakeAt, phase } = (tabs[tab] as (typeof tabs)[number]).session.decision;
        assert.ok(Object.values(may).includes(true) || until > 0 || wakeAt > 0, `${phase}: no way out`);
      }
      for (const { session, run } of tabs) {
        run.stop();
        session.close();
      }
      assert.ok((server.bound.get(right) ?? 0) <= 1);
      assert.ok(server.wrong.length <= 1, server.wrong.join());
      assert.ok(server.most <= 1);
    }),
    { numRuns: 150 },
  );
});
