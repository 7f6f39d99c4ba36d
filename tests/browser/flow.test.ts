// The flow over the real session, with a scripted network: what the page shows after each decision.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardSent, Reply, SessionStore } from 'cardmend/session';
import { loadSessions, memoryStore } from '../../dist/session.js';
import { Flow } from '../../web/page/bind/flow.ts';
import { firstPlace } from '../../web/page/bind/rules.ts';
import { Trace } from '../../web/page/bind/trace.ts';
import { followed } from '../../web/page/bind/transport.ts';

type Line = (intent: string) => Reply;

const reply = (body: object, status = 200): Reply => ({ status, headers: {}, text: JSON.stringify(body) });

/** How the attempt stands. */
const attempt =
  (state: 'waiting' | 'bound' | 'pending', when = 'at-once'): Line =>
  intent =>
    reply({
      ok: true,
      attempt: {
        ...{ id: intent, state, card: '\u2022\u2022\u2022\u2022 A41B', holder: '138****5678', face: 100 },
        verification:
          state === 'waiting'
            ? { step: 'sms-code', sent: true, lifeMs: 300_000, resendMs: 60_000, triesLeft: 3 }
            : null,
        arrival: { when, fromMs: 0, toMs: 60_000 },
      },
    });

const no =
  (code: string, status = 200, more: object = {}): Line =>
  () =>
    reply({ ok: false, code, text: code, ...more }, status);

const lost: Line = () => {
  throw new TypeError('Failed to fetch');
};

interface Play {
  readonly flow: Flow;
  readonly calls: string[];
  readonly trace: Trace;
  /** Time passes. */
  pass(ms: number): void;
}

const sessions = loadSessions({ locale: 'en' });

/** The flow of a page: each call is answered by the next line of a script, and noted. */
async function play(script: readonly Line[], store: SessionStore = memoryStore()): Promise<Play> {
  const calls: string[] = [];
  const left = [...script];
  const trace = new Trace();
  let now = Date.UTC(2026, 10, 29, 2);
  const next = (call: string, intent: string): Promise<Reply> => {
    calls.push(call);
    const line = left.shift();
    assert.ok(line, `no answer left for ${call}`);
    return Promise.resolve().then(() => line(intent));
  };
  const transport = {
    start: (intent: string, { secret }: CardSent) => next(`start ${intent} ${secret}`, intent),
    confirm: (intent: string, answer: string, key: string) => next(`confirm ${key} ${answer}`, intent),
    resend: (intent: string) => next('resend', intent),
    status: (intent: string) => next('status', intent),
  };
  const flow = new Flow({
    open: async (place, heard) => {
      const session = await (await sessions).session({ ...place, account: 'demo', store, now: () => now });
      const run = await session.run(
        followed(transport, { trace, ready: Promise.resolve(), failed: () => Promise.resolve(), heard }),
        { retries: 0, watch: false },
      );
      return { session, run };
    },
    now: () => now,
    trace,
    onChange: () => {},
  });
  await flow.open();
  return {
    ...{ flow, calls, trace },
    pass: ms => {
      now += ms;
      flow.tick();
    },
  };
}

const card = (secret: string): CardSent => ({ secret });

async function bind({ flow }: Play, secret = '3F2A90BC77DEA41B'): Promise<void> {
  flow.input(card(secret), true);
  await flow.bind(card(secret));
}

test('start, confirm, done', async () => {
  const page = await play([attempt('waiting'), attempt('bound')]);
  await bind(page);
  const { step, attempt: shown, verifyTriesLeft } = page.flow.state;
  assert.deepEqual([step, shown?.holder, shown?.face, verifyTriesLeft], ['verify', '138****5678', 100, 3]);
  await page.flow.confirm('123456');
  assert.equal(page.flow.state.step, 'done');
  assert.equal(page.calls.length, 2);
});

test('fifty presses send once', async () => {
  const page = await play([attempt('waiting'), attempt('bound')]);
  page.flow.input(card('3F2A90BC77DEA41B'), true);
  await Promise.all(Array.from({ length: 50 }, () => page.flow.bind(card('3F2A90BC77DEA41B'))));
  assert.equal(page.calls.length, 1);
  await Promise.all(Array.from({ length: 50 }, () => page.flow.confirm('123456')));
  assert.equal(page.calls.length, 2);
});

test('money that comes later is an end, and no trouble', async () => {
  const page = await play([attempt('waiting'), attempt('pending', 'next-day'), attempt('bound')]);
  await bind(page);
  await page.flow.confirm('123456');
  const { step, trouble, attempt: shown } = page.flow.state;
  assert.deepEqual([step, trouble, shown?.state], ['done', null, 'pending']);
  await page.flow.ask();
  assert.equal(page.flow.state.attempt?.state, 'bound');
});

test('a lost start that never arrived is sent again under the same name', async () => {
  const page = await play([lost, no('no-such-attempt', 404), attempt('waiting')]);
  await bind(page);
  assert.equal(page.flow.state.step, 'verify');
  const starts = page.calls.filter(call => call.startsWith('start'));
  assert.equal(starts.length, 2);
  assert.equal(starts[0], starts[1]);
});

test('a lost confirmation that was done: asked, and done', async () => {
  const page = await play([attempt('waiting'), lost, attempt('bound')]);
  await bind(page);
  await page.flow.confirm('123456');
  assert.deepEqual([page.flow.state.step, page.flow.state.asked], ['done', true]);
});

test('a lost confirmation that was not done: told, and sent again with the same key', async () => {
  const page = await play([attempt('waiting'), lost, attempt('waiting'), attempt('bound')]);
  await bind(page);
  await page.flow.confirm('123456');
  assert.deepEqual([page.flow.state.step, page.flow.state.trouble?.outcome], ['verify', 'not-done']);
  await page.flow.confirm('123456');
  assert.equal(page.flow.state.step, 'done');
  assert.equal(page.calls[1], page.calls[3]);
});

test('an outcome that cannot be learnt stays unknown; every press asks, none sends', async () => {
  const page = await play([attempt('waiting'), lost, no('default', 502), attempt('bound')]);
  await bind(page);
  await page.flow.confirm('123456');
  assert.equal(page.flow.state.trouble?.outcome, 'unknown');
  page.flow.forgetTrouble();
  assert.equal(page.flow.state.trouble?.outcome, 'unknown', 'typing does not make it known');
  page.pass(60_000);
  await page.flow.confirm('999999');
  assert.equal(page.flow.state.step, 'done');
  assert.equal(page.calls.filter(call => call.startsWith('confirm')).length, 1);
});

test('a refused code is never sent again; another one is, after a pause', async () => {
  const page = await play([no('nofind', 200, { triesLeft: 2 }), attempt('waiting')]);
  await bind(page);
  const { trouble, hold, attemptsLeft } = page.flow.state;
  assert.deepEqual([trouble?.outcome, hold?.why, attemptsLeft], ['refused', 'same-code', 2]);
  await bind(page);
  assert.equal(page.calls.length, 1);
  page.flow.input(card('8C41E07D5B93F26A'), true);
  assert.equal(page.flow.state.hold?.why, 'pace');
  page.pass(10_000);
  await bind(page, '8C41E07D5B93F26A');
  assert.equal(page.flow.state.step, 'verify');
});

test('a page that is loaded again in the middle goes on where it was', async () => {
  const store = memoryStore();
  const first = await play([attempt('waiting')], store);
  await bind(first);
  const again = await play([attempt('waiting'), attempt('bound')], store);
  const { step, attempt: shown } = again.flow.state;
  assert.deepEqual([step, shown?.holder, again.calls], ['verify', '138****5678', ['status']]);
  await again.flow.confirm('123456');
  assert.equal(again.flow.state.step, 'done');
});

test('after three calls without an answer the platform is given a rest, with a quiet hour', async () => {
  const page = await play([no('default', 503), no('default', 503), no('default', 503)]);
  await bind(page);
  for (let i = 0; i < 4 && page.flow.state.offPeakAt === 0; i++) {
    page.pass(5_000);
    await page.flow.ask();
  }
  assert.ok(page.flow.state.offPeakAt > 0);
});

test('signed out: told, and goes on after it', async () => {
  const page = await play([no('nologin', 401), attempt('waiting')]);
  await bind(page);
  assert.deepEqual(
    [page.flow.state.trouble?.failure.code, page.flow.state.hold?.why],
    ['nologin', 'sign-in'],
  );
  await page.flow.signedIn();
  await bind(page);
  assert.equal(page.flow.state.step, 'verify');
});

test('another platform has another session, and nothing of the first is lost', async () => {
  const store = memoryStore();
  const page = await play([no('nofind'), attempt('waiting')], store);
  await bind(page);
  assert.ok(page.flow.go({ platform: 'suning', channel: 'main' }));
  await page.flow.open();
  assert.equal(page.flow.state.trouble, null);
  assert.ok(page.flow.go(firstPlace));
  await page.flow.open();
  page.flow.input(card('3F2A90BC77DEA41B'), true);
  assert.equal(page.flow.state.hold?.why, 'same-code');
});

test('where what binds cannot be loaded nothing is sent, and the next press asks again', async () => {
  let there = false;
  const page = await play([]);
  const flow = new Flow({
    ...page.flow.tools,
    open: (...all) => (there ? page.flow.tools.open(...all) : Promise.reject(new Error('no network'))),
  });
  await flow.bind(card('3F2A90BC77DEA41B'));
  assert.deepEqual([flow.state.trouble?.outcome, flow.state.busy], ['not-loaded', null]);
  there = true;
  assert.notEqual(await flow.open(), null);
});

test('no code is in the trace', async () => {
  const page = await play([no('nofind'), attempt('waiting')]);
  await bind(page);
  page.pass(60_000);
  await bind(page, '8C41E07D5B93F26A');
  assert.ok(page.trace.entries.length >= 6);
  assert.doesNotMatch(JSON.stringify(page.trace.entries), /3F2A90BC|8C41E07D/i);
});
