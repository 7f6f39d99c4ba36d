/** Every call of a session and of what sends for it, over servers that answer well, badly, and with the code in their answer. */
import type { Run, Session, Transport } from '../../../dist/session.js';
import type { Calls, Given } from './call.ts';

/** What the class has besides: any script of the page can call it. */
interface Inner {
  readonly now: () => number;
  sender: unknown;
  holds(card: { secret: string; number?: string }): void;
  answerKey(answer: string): string;
  commitFor(event: object, by: object | undefined): Promise<unknown>;
}

export type WholeSession = Session & Inner;

const wrong = (value: unknown) => value as never;

const reply = (body: object, status = 200) => ({ status, headers: {}, text: JSON.stringify(body) });

/** A server that answers its calls one after the other as it is told, and at the end asks for a password. */
function server(given: Given): Transport {
  const view = (id: string) =>
    reply({
      ok: true,
      attempt: { id, state: 'waiting', verification: { step: 'pay-password', triesLeft: 9 } },
    });
  // It holds no more than what it was given, which is emptied when all is done.
  const starts: (() => unknown)[] = [
    () => reply({ ok: false, code: 'nofind', text: `no card ${given.grouped}` }),
    () => reply({ ok: false, code: given.code, message: [...given.code].join(' ') }, 400),
    () => ({ status: 200, headers: { 'retry-after': given.code }, text: `<p>${given.code}</p>` }),
    () => {
      const { code } = given;
      throw Object.assign(new Error(`fetch of ${code}`, { cause: code }), { code, notSent: true });
    },
  ];
  const confirms: (() => unknown)[] = [
    () => reply({ ok: false, code: 'verifyerr', text: `${given.answer} is wrong` }),
    () => {
      throw Object.assign(new TypeError(`${given.answer} was not sent`), { notSent: true });
    },
  ];
  return {
    start: async id => (starts.shift()?.() ?? view(id)) as never,
    confirm: async id =>
      (confirms.shift()?.() ?? reply({ ok: true, attempt: { id, state: 'bound' } })) as never,
    resend: async id => view(id),
    status: async () => reply({ ok: false, code: 'no-such-attempt', text: given.code }, 404),
  };
}

const input = ({ code, number }: Given) => ({ code, number, verdict: 'valid' });

export const runOf = async (session: Session, given: Given): Promise<Run> =>
  session.run(server(given), { watch: false, retries: 0, timeoutMs: 500 });

export const sessionCalls: Calls<WholeSession> = {
  decision: [it => it.decision],
  rules: [it => it.rules],
  storage: [it => it.storage],
  failure: [it => it.failure],
  evidence: [it => it.evidence],
  now: [it => it.now()],
  sender: [it => it.sender],
  subscribe: [it => it.subscribe(() => {})()],
  input: [
    (it, given) => it.input(input(given)),
    (it, { wrong: code, number }) => it.input({ code, number, verdict: 'doubtful' }, { accepted: true }),
    (it, { code }) => it.input(wrong({ code: [code], number: { code } })),
    (it, { code }) => it.input(wrong(code)),
  ],
  holds: [(it, { code, number }) => it.holds({ secret: code, number })],
  answerKey: [(it, { answer }) => it.answerKey(answer)],
  dispatch: [
    it => it.dispatch({ type: 'submit' }),
    (it, { answer, code }) => it.dispatch({ type: 'verify', answer, key: code }),
    (it, { code }) => it.dispatch({ type: 'submit', intent: code }),
    (it, { code }) => it.dispatch(wrong({ type: code })),
    (it, { code }) => it.dispatch(wrong(code)),
    (it, { code }) => it.dispatch({ type: 'answer', call: 1, means: wrong(code) }),
    (it, { code }) => it.dispatch({ type: 'failure', call: 1, kind: wrong(code) }),
  ],
  commit: [
    it => it.commit({ type: 'tick' }),
    (it, { answer }) => it.commit({ type: 'verify', answer }),
    (it, { code }) => it.commit(wrong({ type: code })),
  ],
  commitFor: [it => it.commitFor({ type: 'tick' }, undefined)],
  saved: [it => it.saved()],
  run: [
    async (it, given) => (await runOf(it, given)).stop(),
    async (it, { code }) => (await it.run(wrong(code), { watch: false })).stop(),
  ],
  close: [it => it.close()],
};

/** The clock of these sessions: no press is too soon after another. */
export const clock = { now: Date.now() };

/** Presses with one card after the other: a code that was refused is not sent again. */
const press =
  (secretOf: (given: Given) => string) =>
  (it: Run, given: Given): Promise<unknown> => {
    clock.now += 24 * 3_600_000;
    return it.submit({ secret: secretOf(given), number: given.number, product: 'jd.ecard' });
  };

export const runCalls: Calls<Run> = {
  submit: [
    press(({ code }) => code),
    press(({ long }) => long),
    press(({ wide }) => wide.slice(1)),
    press(({ grouped }) => `${grouped}7`),
    (it, { code }) => it.submit(wrong({ secret: [code] })),
    press(({ lower }) => `${lower}-8`),
  ],
  verify: [
    (it, { answer }) => it.verify(answer),
    (it, { answer }) => it.verify(answer),
    (it, { answer }) => it.verify(answer),
    (it, { answer }) => it.verify(wrong([answer])),
  ],
  resend: [it => it.resend()],
  ask: [it => it.ask()],
  stop: [it => it.stop()],
};
