import { createRequire } from 'node:module';
import type { FetchLike } from '../../bindings/js/session/transport.ts';
import type { Decision, Session, Sessions } from '../../dist/session.js';
import type { Person } from './crowd.ts';
import { HttpFetch } from './http_fetch.ts';

// By `require`: with `import` the loader of TypeScript is asked for the script that sends at each session, which takes longer than a binding.
const { gatewayTransport, loadSessions, memoryStore } = createRequire(import.meta.url)(
  '../../dist/node/session.cjs',
) as typeof import('../../dist/session.js');

/** How a binding ended as its session knows it; `given-up` after more turns than any run of chance takes. */
export type End = 'bound' | 'pending' | 'binded' | 'inactive' | 'expired' | 'given-up';

/** The refusals that end it, in the words of each platform. */
const refusals: Readonly<Record<string, End>> = {
  binded: 'binded',
  'card-used': 'binded',
  'card-bound': 'binded',
  'already-bound': 'binded',
  inactive: 'inactive',
  'card-not-active': 'inactive',
  'card-inactive': 'inactive',
  'not-active': 'inactive',
  expired: 'expired',
  'card-expired': 'expired',
  'out-of-date': 'expired',
};

const inFlight: readonly Decision['phase'][] = ['starting', 'confirming', 'resending', 'asking'];
/** What holds a session back until the person says that it was put right elsewhere. */
const putRightElsewhere: readonly Decision['why'][] = ['restricted', 'puzzle', 'sign-in'];

/**
 * How long a session waits for an answer; the gateway holds one that is never to come for longer. A request that a busy machine
 * answers later than that would come after all that the clocks were put forward by.
 */
export const timeoutMs = 10_000;
export const holdMs = 12_000;
/** With one request in five spoilt, fifty turns never come; more where a machine is too busy to answer in time, as each such
 * request is a turn, and the circuit another or two. */
const mostTurns = 50;
const turnsLate = 4;

/**
 * People who bind through the public session over HTTP. Each has a clock of their own, and waits by putting it forward: of the
 * session's waits nothing is left out but the waiting.
 */
export class SessionClient {
  readonly #base: string;
  readonly #sessions: Sessions;
  readonly http: HttpFetch;
  turns = 0;

  private constructor(base: string, most: number, sessions: Sessions) {
    this.#base = base;
    this.#sessions = sessions;
    this.http = new HttpFetch(most);
  }

  static async open(base: string, most: number): Promise<SessionClient> {
    return new SessionClient(base, most, await loadSessions({ locale: 'en' }));
  }

  async bind(person: Person): Promise<End> {
    const { platform, account, cookie } = person;
    const clock = { now: Date.now() };
    const store = memoryStore();
    const session = await this.#sessions.session({ platform, account, store, now: () => clock.now });
    let late = 0;
    const fetch: FetchLike = (url, init) =>
      this.http.fetch(url, init).catch(error => {
        if (init.signal?.aborted) late += 1;
        throw error;
      });
    const transport = gatewayTransport({ fetch, base: this.#base, platform, headers: { cookie } });
    const run = await session.run(transport, { watch: false, timeoutMs, retryMs: 5 });
    const visit = new Visit(person, session, run, clock);
    try {
      for (let turn = 0; turn < mostTurns + turnsLate * late; turn++) {
        const end = visit.end();
        if (end !== undefined) return end;
        this.turns += 1;
        await visit.turn();
        await quiet(session);
      }
      return 'given-up';
    } finally {
      run.stop();
      session.close();
    }
  }

  close(): void {
    this.http.close();
  }
}

/** Resolves when no answer is awaited. */
function quiet(session: Session): Promise<void> {
  const waits = (): boolean => inFlight.includes(session.decision.phase);
  return new Promise(resolve => {
    if (!waits()) return resolve();
    const stop = session.subscribe(() => {
      if (waits()) return;
      stop();
      resolve();
    });
  });
}

/** One person before a session, who does what it lets. */
class Visit {
  readonly #person: Person;
  readonly #session: Session;
  readonly #run: Awaited<ReturnType<Session['run']>>;
  readonly #clock: { now: number };
  #errs: boolean;

  constructor(
    person: Person,
    session: Session,
    run: Awaited<ReturnType<Session['run']>>,
    clock: { now: number },
  ) {
    this.#person = person;
    this.#session = session;
    this.#run = run;
    this.#clock = clock;
    this.#errs = person.errs;
  }

  end(): End | undefined {
    const { phase } = this.#session.decision;
    if (phase === 'bound' || phase === 'pending') return phase;
    if (phase !== 'input' && phase !== 'stopped') return undefined;
    return refusals[String(this.#session.failure?.code)];
  }

  async turn(): Promise<void> {
    const { may, why, intent } = this.#session.decision;
    const { secret, number } = this.#person;
    const answer = this.#person.answer(intent);
    if (putRightElsewhere.includes(why)) await this.#session.commit({ type: 'signed-in' });
    else if (may.verify && answer !== undefined) await this.#run.verify(this.#given(answer));
    else if (may.resend) await this.#run.resend();
    else if (may.submit || why === 'empty')
      await this.#run.submit({ secret, ...(number !== undefined && { number }) });
    else await this.#wait();
  }

  /** A wrong answer first, from who errs. */
  #given(answer: string): string {
    if (!this.#errs) return answer;
    this.#errs = false;
    return answer.startsWith('0') ? `1${answer.slice(1)}` : `0${answer.slice(1)}`;
  }

  /** Puts the clock forward to the next moment that changes something. */
  async #wait(): Promise<void> {
    const { until, wakeAt, resendAt } = this.#session.decision;
    const ahead = [until, wakeAt, resendAt].filter(at => at > this.#clock.now);
    this.#clock.now = (ahead.length > 0 ? Math.min(...ahead) : this.#clock.now + 60_000) + 1;
    await this.#session.commit({ type: 'tick' });
  }
}
