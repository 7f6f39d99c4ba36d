/** What a session is told, and what a server replies. */
import * as session from '../../../dist/session.js';
import type { WholeSession } from '../calls/sessions.ts';
import { type Call, quietly } from './growth.ts';

const sessions = await session.loadSessions({ locale: 'en' });
const opened = (await sessions.session({ platform: 'jd', now: () => 1_790_000_000_000 })) as WholeSession;
const secret = '3F2A90BC77DEA41B';
const wrong = (value: unknown) => value as never;

export const events: readonly Call[] = [
  {
    of: 'Sessions.session',
    what: 'an account',
    length: 8_000,
    ask: account => async () => (await sessions.session({ platform: 'jd', account })).close(),
  },
  {
    of: 'Sessions.session',
    what: 'a platform',
    length: 8_000,
    ask: platform => async () => (await sessions.session({ platform, channel: platform })).close(),
  },
  {
    of: 'Sessions.session',
    what: 'what its store has',
    length: 2_000,
    ask: text => async () =>
      (await sessions.session({ store: { read: () => `cardmend1 1 ${text}`, write: () => {} } })).close(),
  },
  { of: 'Session.input', length: 4_000, ask: code => () => opened.input({ code, number: code }) },
  { of: 'Session.holds', length: 4_000, ask: text => () => opened.holds({ secret: text, number: text }) },
  { of: 'Session.answerKey', length: 4_000, ask: text => () => opened.answerKey(text) },
  {
    of: 'Session.dispatch',
    what: 'an answer',
    length: 4_000,
    ask: answer => () => opened.dispatch({ type: 'verify', answer, key: answer }),
  },
  {
    of: 'Session.dispatch',
    what: 'an intent',
    length: 4_000,
    ask: intent => quietly(() => opened.dispatch({ type: 'submit', intent })),
  },
  {
    of: 'Session.dispatch',
    what: 'no event',
    length: 4_000,
    ask: type => quietly(() => opened.dispatch(wrong({ type }))),
  },
  {
    of: 'Session.dispatch',
    what: 'no meaning',
    length: 4_000,
    ask: means => quietly(() => opened.dispatch({ type: 'answer', call: 1, means: wrong(means) })),
  },
  {
    of: 'Session.commit',
    length: 4_000,
    ask: answer => quietly(() => opened.commit({ type: 'verify', answer })),
  },
];

type Replies = (text: string, id: string) => unknown;
const json = (body: object, status = 200) => ({ status, headers: {}, text: JSON.stringify(body) });
const waiting = (id: string) =>
  json({ ok: true, attempt: { id, state: 'waiting', verification: { step: 'pay-password', triesLeft: 9 } } });

/** A press of its own for each: what a session has sent it does not send again. */
async function pressed(start: (id: string) => unknown, card: string, then?: string): Promise<void> {
  const own = await sessions.session({ platform: 'jd' });
  const transport = {
    start: async (id: string) => start(id),
    confirm: async () => json({ ok: false, code: 'verifyerr', text: `${then} is wrong` }),
    resend: async () => ({}),
    status: async () => json({ ok: false, code: 'no-such-attempt' }, 404),
  };
  const run = await own.run(wrong(transport), { watch: false, retries: 0, timeoutMs: 5_000 });
  await run.submit({ secret: card });
  if (then !== undefined) await run.verify(then);
  run.stop();
  own.close();
}

const reply = (what: string, replies: Replies, of = 'Run.submit Session.run', length = 10_000): Call => ({
  of,
  what,
  length,
  ask: text => () => pressed(id => replies(text, id), secret),
});

export const replies: readonly Call[] = [
  reply('a page', text => ({ status: 502, headers: {}, text })),
  reply('a text', text => json({ ok: false, code: 'x', message: text }, 400)),
  reply('a code', text => json({ ok: false, code: text, error: { code: text } }, 400)),
  reply('an attempt', (text, id) => json({ ok: true, attempt: { id, state: text, verification: text } })),
  reply('headers', text => ({
    ...{ status: 429, text: '{"ok":false}' },
    headers: { 'retry-after': text, date: text, 'content-type': text },
  })),
  reply('what was thrown', text => {
    throw Object.assign(new Error(text, { cause: new Error(text) }), { code: text });
  }),
  {
    of: 'Run.submit',
    what: 'a card, said back',
    length: 4_000,
    ask: text => () => pressed(() => json({ ok: false, code: 'nofind', text: `no ${text}` }, 400), text),
  },
  {
    of: 'Run.verify',
    length: 4_000,
    ask: text => () => pressed(waiting, secret, text),
  },
];

const call = wrong({ timeoutMs: 50 });
const [id, key] = ['0'.repeat(32), '1'.repeat(32)];
const gateway = (text: string) =>
  session.gatewayTransport({
    base: `/${text}`,
    fetch: async () => ({ status: 200, headers: {}, text: async () => text }),
  });

export const transports: readonly Call[] = [
  {
    of: './session.gatewayTransport Transport.start',
    length: 8_000,
    ask: text => () => gateway(text).start(id, { secret: text, number: text }, call),
  },
  { of: 'Transport.confirm', length: 8_000, ask: text => () => gateway(text).confirm(id, text, key, call) },
  { of: 'Transport.resend', length: 8_000, ask: text => () => gateway(text).resend(id, call) },
  { of: 'Transport.status', length: 8_000, ask: text => () => gateway(text).status(id, call) },
  {
    of: './session.requestLike',
    length: 8_000,
    ask: text => {
      const ask = session.requestLike(({ success }) => success({ statusCode: 200, data: { text } }));
      return async () => (await ask('/', wrong({ method: 'PUT', headers: {}, body: text }))).text();
    },
  },
];
