// How a question is sent: within a time, alone, and again only where that can do no harm. And what a failure is counted as.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abortControllerOf } from '../../bindings/js/session/runner/abort_controller.ts';
import { failureOf } from '../../bindings/js/session/runner/failure.ts';
import { policiesOf } from '../../bindings/js/session/runner/policies.ts';
import { failureOfError, failureOfReply, withoutSecrets } from '../../bindings/js/session/runner/told.ts';

const options = { timeoutMs: 40, retries: 2, retryMs: 1 };
const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
const free = () => new AbortController().signal;

test('a call that is not answered is over after its time, whatever it does with the signal', async () => {
  const call = policiesOf({ ...options, retries: 0 });
  for (const work of [forever, () => new Promise<never>(() => {})]) {
    const thrown = await call(work, false, free()).catch((error: unknown) => error);
    assert.equal(failureOf(thrown), 'time-out');
  }
});

test('what may have been done is never sent again', async () => {
  let calls = 0;
  const lost = async () => {
    calls += 1;
    throw new TypeError('Failed to fetch');
  };
  await assert.rejects(policiesOf(options)(lost, false, free()));
  assert.equal(calls, 1);
});

test('what was proven not to be sent is sent again, as is a question that does no harm', async () => {
  for (const [error, safe] of [
    [Object.assign(new Error(), { notSent: true }), false],
    [new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }), false],
    [new TypeError('Failed to fetch'), true],
  ] as const) {
    let calls = 0;
    const answer = await policiesOf(options)(
      async () => {
        calls += 1;
        if (calls < 3) throw error;
        return 'here';
      },
      safe,
      free(),
    );
    assert.deepEqual([answer, calls], ['here', 3]);
  }
});

test('a time-out is not sent again: the session asks when its time has come', async () => {
  let calls = 0;
  const slow = () => {
    calls += 1;
    return new Promise<never>(() => {});
  };
  await assert.rejects(policiesOf(options)(slow, true, free()));
  assert.equal(calls, 1);
});

test('one question at a time, a few wait, and more are told that nothing was sent', async () => {
  const call = policiesOf(options);
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise(resolve => setTimeout(resolve, 3));
    inside -= 1;
  };
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => policiesOfOnce(call, work)));
  assert.equal(most, 1);
  const refused = all.filter(one => one.status === 'rejected').map(({ reason }) => failureOf(reason));
  assert.deepEqual(refused, ['not-sent', 'not-sent', 'not-sent']);
});

/** Without repeats, which would wait for a place. */
function policiesOfOnce(_: unknown, work: () => Promise<void>) {
  once ??= policiesOf({ ...options, retries: 0, timeoutMs: 1000 });
  return once(work, false, free());
}
let once: ReturnType<typeof policiesOf> | undefined;

test('stopping ends what is under way and what waits, and says that it was stopped', async () => {
  const controller = new AbortController();
  const call = policiesOf({ ...options, timeoutMs: 60_000 });
  const all = [call(forever, true, controller.signal), call(forever, true, controller.signal)];
  const settled = Promise.allSettled(all);
  setTimeout(() => controller.abort(), 5);
  for (const one of await settled) {
    assert.equal(one.status, 'rejected');
    assert.equal(failureOf((one as PromiseRejectedResult).reason), 'aborted');
  }
});

test('an AbortController of our own does what the runtime one does', async () => {
  const Own = abortControllerOf({});
  assert.notEqual(Own, AbortController);
  const controller = new Own();
  const told: string[] = [];
  const never = () => told.push('never');
  controller.signal.addEventListener('abort', ({ type }) => told.push(type));
  controller.signal.addEventListener('abort', never);
  controller.signal.removeEventListener('abort', never);
  controller.abort();
  controller.abort();
  assert.deepEqual(told, ['abort']);
  assert.ok(controller.signal.aborted);
  assert.equal(controller.signal.reason.name, 'AbortError');
  assert.throws(() => controller.signal.throwIfAborted(), { name: 'AbortError' });
  assert.equal(abortControllerOf(globalThis), AbortController);
});

const thrown: readonly (readonly [string, unknown, string])[] = [
  ['fetch of Node, refused', new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }), 'not-sent'],
  [
    'fetch of Node, no such host',
    new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } }),
    'not-sent',
  ],
  ['fetch of Node, reset', new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }), 'reset'],
  ['fetch of a page', new TypeError('Failed to fetch'), 'reset'],
  ['WeChat, time-out', { errMsg: 'request:fail timeout' }, 'time-out'],
  ['WeChat, aborted', { errMsg: 'request:fail abort' }, 'aborted'],
  ['WeChat, no network', { errMsg: 'request:fail -106:net::ERR_INTERNET_DISCONNECTED' }, 'not-sent'],
  ['WeChat, not allowed', { errMsg: 'request:fail url not in domain list' }, 'not-sent'],
  ['WeChat, anything', { errMsg: 'request:fail' }, 'reset'],
  ['a DOMException', new DOMException('x', 'TimeoutError'), 'time-out'],
  ['aborted', new DOMException('x', 'AbortError'), 'aborted'],
  ['nothing', undefined, 'reset'],
  ['a text', 'timeout', 'time-out'],
  [
    'a getter that throws',
    {
      get message() {
        throw new Error('no');
      },
    },
    'reset',
  ],
];

for (const [name, error, kind] of thrown)
  test(`failure: ${name}`, () => assert.equal(failureOf(error), kind));

test('a lost connection without a network is told as such', () => {
  assert.equal(failureOf(new TypeError('Failed to fetch'), false), 'offline');
  assert.equal(failureOf(new TypeError('Failed to fetch'), true), 'reset');
});

test('what a server says back of a code is not told again', () => {
  const secrets = ['3F2A90BC77DEA41B', '123456'];
  for (const text of [
    'no 3F2A90BC77DEA41B',
    'no 3f2a-90bc-77de-a41b!',
    '3F2A 90BC 77DE A41B',
    'code 123456 wrong',
  ])
    assert.doesNotMatch(withoutSecrets(text, secrets).replaceAll(/[- ]/g, ''), /3f2a90bc|123456/i, text);
  const where = { platform: 'jd', channel: 'main', elapsedMs: 12 };
  const reply = {
    status: 200,
    headers: {},
    text: '{"ok":false,"code":"nofind","text":"no 3F2A-90BC-77DE-A41B"}',
  };
  const told = [
    failureOfReply(reply, where, secrets),
    failureOfReply({ ...reply, text: '<h1>3F2A-90BC-77DE-A41B</h1>' }, where, secrets),
    failureOfReply({ ...reply, headers: { 'retry-after': '3f2a 90bc77de a41b' } }, where, secrets),
    failureOfReply({ ...reply, headers: { 'content-type': 'text/3F2A90BC77DEA41B' } }, where, secrets),
    failureOfError(new Error('3F2A-90BC-77DE-A41B', { cause: new Error('123456') }), where, secrets),
    failureOfError({ errMsg: '123456', data: '123456' }, where, secrets),
  ];
  assert.doesNotMatch(JSON.stringify(told).replaceAll(/[- ]/g, ''), /3F2A90BC|123456/i);
  assert.equal(told[0]?.code, 'nofind');
});
