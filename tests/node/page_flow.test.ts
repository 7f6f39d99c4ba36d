// A press on the demo page, from the moment it is made until the session has decided on it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardSent, Decision } from 'cardmend/session';
import { Flow, type Opened } from '../../web/page/bind/flow.ts';
import { Trace } from '../../web/page/bind/trace.ts';

const card: CardSent = { secret: '3F2A90BC77DEA41B' };

/** A decision as a session has it before anything was sent, but for what is named. */
const decided = (part: Partial<Decision>): Decision =>
  ({
    ...{ phase: 'input', send: 'none', why: 'none', step: 'none', until: 0, message: '', wakeAt: 0 },
    ...{ attemptsLeft: -1, accountAttemptsLeft: -1, verifyTriesLeft: -1, offPeakAt: 0, call: 0 },
    may: { submit: true, verify: false },
    ...part,
  }) as Decision;

/** A promise, and what keeps it. */
function later<Value>() {
  let resolve = (_: Value): void => undefined;
  const promise = new Promise<Value>(done => {
    resolve = done;
  });
  return { promise, resolve: (value: Value) => resolve(value) };
}

/** A session that opens and decides when it is told to. */
function slowSession() {
  const heard: ((decision: Decision) => void)[] = [];
  const opening = later<Opened>();
  const submitting = later<Decision>();
  let closed = 0;
  const session = {
    decision: decided({}),
    failure: null,
    evidence: {},
    storage: 'kept',
    subscribe: (listener: (decision: Decision) => void) => heard.push(listener),
    input: () => undefined,
    commit: async () => decided({}),
    close: () => {
      closed += 1;
    },
  };
  const run = { submit: () => submitting.promise, ask: async () => decided({}), stop: () => undefined };
  return {
    flow: new Flow({
      open: () => opening.promise,
      now: () => 0,
      trace: new Trace(() => 0),
      onChange: () => undefined,
    }),
    opens: () => opening.resolve({ session, run } as unknown as Opened),
    tells: (decision: Decision) => {
      for (const listener of heard) listener(decision);
    },
    decides: (decision: Decision) => submitting.resolve(decision),
    closed: () => closed,
  };
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('a press keeps everything else from happening until the session has decided on it', async () => {
  const { flow, opens, tells, decides, closed } = slowSession();
  const pressed = flow.bind(card);
  assert.equal(flow.state.busy, 'start');
  // The session opens with nothing under way, while the press is still to be written down.
  opens();
  await turn();
  assert.equal(flow.state.busy, 'start');
  flow.reopen();
  assert.equal(flow.go({ ...flow.state.place, platform: 'suning' }), false);
  assert.equal(closed(), 0);
  tells(decided({ phase: 'starting', send: 'start', call: 1 }));
  assert.equal(flow.state.busy, 'start');
  const verifying = decided({
    phase: 'verifying',
    step: 'sms-code',
    may: { submit: false, verify: true } as never,
  });
  tells(verifying);
  decides(verifying);
  await pressed;
  assert.equal(flow.state.busy, null);
  assert.equal(flow.state.step, 'verify');
  assert.equal(flow.state.trouble, null);
});

test('a press that the session refuses is over with its answer', async () => {
  const { flow, opens, decides } = slowSession();
  const pressed = flow.bind(card);
  opens();
  decides(decided({ why: 'same-card' as Decision['why'] }));
  await pressed;
  assert.equal(flow.state.busy, null);
  assert.equal(flow.state.step, 'code');
});
