// What a session is given that it cannot take is a TypeError that says what it takes; a Response is as good as a reply.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ModelServer } from './model_server.ts';
import { right, useRuns } from './session_runs.ts';

const runs = useRuns();

test('run() names the function that a transport lacks', async () => {
  const session = await runs.sessions.session();
  const whole = new ModelServer(new Set([right]));
  for (const [transport, missing] of [
    [undefined, 'start'],
    [{}, 'start'],
    [() => {}, 'start'],
    [{ start: whole.start, confirm: whole.confirm, resend: 7, status: whole.status }, 'resend'],
  ] as const)
    await assert.rejects(session.run(transport as never), {
      name: 'TypeError',
      message: `run takes a transport with start, confirm, resend and status, such as gatewayTransport(); it has no function ${missing}`,
    });
});

test('an event that is none is told the events that there are', async () => {
  const session = await runs.sessions.session();
  const { message } = throws(() => session.dispatch({ type: 'sumbit' } as never));
  assert.match(message, /^there is no event "sumbit"; use one of submit, verify, resend, .*leave$/);
  assert.match(
    throws(() => session.dispatch(undefined as never)).message,
    /^an event is an object such as \{ type: 'submit' \}; it was given undefined$/,
  );
  await assert.rejects(session.commit('tick' as never), /an event is an object .*given string/);
});

test('what input() and subscribe() cannot take says what they do', async () => {
  const session = await runs.sessions.session();
  for (const typed of [undefined, right, 7, []])
    assert.match(
      throws(() => session.input(typed as never)).message,
      /^input takes a result of check, or null; it was given (undefined|string|number|an array)$/,
    );
  assert.match(throws(() => session.subscribe(undefined as never)).message, /^subscribe takes a function; /);
  assert.equal(session.input(null).why, 'empty');
});

test('submit() and verify() of a run say what they take, and nothing is sent', async () => {
  const server = new ModelServer(new Set([right]));
  const run = await runs.running(await runs.sessions.session(), server);
  for (const card of [undefined, right, {}, { secret: 7 }])
    await assert.rejects(run.submit(card as never), /^TypeError: submit takes a card such as \{ secret \}/);
  await assert.rejects(run.verify(123456 as never), /^TypeError: verify takes a text; it was given number/);
  assert.equal(server.attempts.size, 0);
});

test('a transport may give the Response of fetch as it is', async () => {
  const session = await runs.sessions.session();
  const bound = async (id: string) => Response.json({ ok: true, attempt: { id, state: 'bound' } });
  const run = await session.run(
    { start: bound, confirm: bound, resend: bound, status: bound },
    { watch: false },
  );
  assert.equal((await run.submit({ secret: right })).phase, 'bound');
  run.stop();
});

test('a Response whose text does not come in time is a time-out', async () => {
  const session = await runs.sessions.session();
  const never = async () => {
    return { status: 200, text: () => new Promise(() => {}) };
  };
  const run = await session.run(
    { start: never, confirm: never, resend: never, status: never },
    { watch: false, retries: 0, timeoutMs: 20 },
  );
  assert.notEqual((await run.submit({ secret: right })).phase, 'bound');
  assert.ok(session.decision.timeouts >= 1);
  run.stop();
});

function throws(work: () => unknown): TypeError {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof TypeError);
    return error;
  }
  return assert.fail('it was taken');
}
