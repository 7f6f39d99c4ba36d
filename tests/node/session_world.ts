/**
 * What sessions meet, as a model: a server with its own truth, which refuses nothing that a form must not send but counts it, a
 * network that loses what it is told to lose, and a store that fails as it is told to.
 */
import type { CardSent, Reply, SignalLike, Transport } from '../../bindings/js/session/transport.ts';
import { memoryStore, type SessionStore } from '../../dist/session.js';

/** What becomes of a call; `page` is a text of somebody else's with status 200, after the work was done. */
export type Fate = 'answered' | 'lost-before' | 'lost-after' | 'hangs' | 'page' | 'busy';

/** What a store does. `old` gives what it held before the last write. */
export type StoreFault = 'none' | 'throws' | 'full' | 'foreign' | 'old' | 'empty';

interface Attempt {
  readonly secret: string;
  state: 'waiting' | 'bound' | 'refused';
  /** What was said when it was refused: a repeat is told the same. */
  refusal: Reply;
}

export const rightAnswer = '123456';
/** Wrong codes in a row after which the server locks the account, and for how long. */
export const lockAfter = 2;
export const lockMs = 3_600_000;

const reply = (body: object, status = 200): Reply => ({ status, headers: {}, text: JSON.stringify(body) });
const refusal = (code: string, more: object = {}, status = 200) =>
  reply({ ok: false, code, ...more }, status);
const page: Reply = { status: 200, headers: { 'content-type': 'text/html' }, text: '<h1>Welcome</h1>' };

export class WorldServer implements Transport {
  readonly attempts = new Map<string, Attempt>();
  /** Attempts for a card that a form could know to be wrong, locked or bound: each is a broken promise. */
  readonly broken: string[] = [];
  readonly bound = new Set<string>();
  starts = 0;
  inside = 0;
  most = 0;
  /** How often the server locked, refused, and answered nobody. */
  locks = 0;
  refusals = 0;
  lost = 0;
  fate: Fate = 'answered';
  readonly #right: string;
  readonly #now: () => number;
  readonly #told = new Set<string>();
  #wrongInRow = 0;
  #lockedUntil = 0;
  /** Whether the lock was heard of. */
  #lockTold = false;

  /** @param right the one card that there is */
  constructor(right: string, now: () => number) {
    this.#right = right;
    this.#now = now;
  }

  async #call(work: () => Reply, signal: SignalLike, heard: (answer: Reply) => void): Promise<Reply> {
    const { fate } = this;
    this.inside += 1;
    this.most = Math.max(this.most, this.inside);
    try {
      if (fate === 'busy') return refusal('service-busy', {}, 503);
      if (fate === 'lost-before') throw new TypeError('Failed to fetch');
      const answer = work();
      if (fate === 'lost-after') throw new TypeError('Failed to fetch');
      if (fate === 'page') return page;
      if (fate === 'hangs')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      heard(answer);
      return answer;
    } catch (error) {
      this.lost += 1;
      throw error;
    } finally {
      this.inside -= 1;
    }
  }

  #view(id: string): Reply {
    const attempt = this.attempts.get(id);
    if (attempt === undefined) return refusal('no-such-attempt', {}, 404);
    if (attempt.state === 'refused') return attempt.refusal;
    const verification = { step: 'pay-password', sent: true, triesLeft: 3 };
    return reply({ ok: true, attempt: { id, state: attempt.state, verification } });
  }

  #refuse(id: string, secret: string, said: Reply): Reply {
    this.refusals += 1;
    this.attempts.set(id, { secret, state: 'refused', refusal: said });
    return said;
  }

  #begin(id: string, secret: string): Reply {
    if (this.#told.has(secret)) this.broken.push(`${secret} was told to be wrong`);
    if (this.bound.has(secret)) this.broken.push(`${secret} was bound`);
    const wait = this.#lockedUntil - this.#now();
    if (wait > 0) {
      if (this.#lockTold) this.broken.push('locked');
      // Of an attempt that was not looked at nothing is kept.
      return refusal('account-locked', { retryAfterMs: wait }, 423);
    }
    if (secret !== this.#right) {
      this.#wrongInRow += 1;
      if (this.#wrongInRow < lockAfter) return this.#refuse(id, secret, refusal('card-invalid'));
      this.#wrongInRow = 0;
      this.#lockedUntil = this.#now() + lockMs;
      this.#lockTold = false;
      this.locks += 1;
      return this.#refuse(id, secret, refusal('card-invalid', { accountTriesLeft: 0, retryAfterMs: lockMs }));
    }
    this.#wrongInRow = 0;
    if (this.bound.has(secret)) return this.#refuse(id, secret, refusal('card-bound'));
    this.attempts.set(id, { secret, state: 'waiting', refusal: refusal('attempt-over') });
    return this.#view(id);
  }

  #heard(secret: string | undefined, { text }: Reply): void {
    const said = String(text);
    if (secret !== undefined && said.includes('"card-invalid"')) this.#told.add(secret);
    if (/"account-locked"|"accountTriesLeft":0/.test(said)) this.#lockTold = true;
  }

  start(id: string, { secret }: CardSent, { signal }: { readonly signal: SignalLike }): Promise<Reply> {
    const work = () => {
      if (this.attempts.has(id)) return this.#view(id);
      this.starts += 1;
      return this.#begin(id, secret);
    };
    return this.#call(work, signal, answer => this.#heard(secret, answer));
  }

  confirm(
    id: string,
    answer: string,
    _: string,
    { signal }: { readonly signal: SignalLike },
  ): Promise<Reply> {
    const work = () => {
      const attempt = this.attempts.get(id);
      if (attempt?.state !== 'waiting') return this.#view(id);
      if (answer !== rightAnswer) return refusal('pay-password-wrong', { triesLeft: 2 });
      if (this.bound.has(attempt.secret)) this.broken.push(`${attempt.secret} would be bound twice`);
      this.bound.add(attempt.secret);
      attempt.state = 'bound';
      return this.#view(id);
    };
    return this.#call(work, signal, () => {});
  }

  resend(id: string, { signal }: { readonly signal: SignalLike }): Promise<Reply> {
    return this.#call(
      () => this.#view(id),
      signal,
      () => {},
    );
  }

  status(id: string, { signal }: { readonly signal: SignalLike }): Promise<Reply> {
    return this.#call(
      () => this.#view(id),
      signal,
      answer => this.#heard(this.attempts.get(id)?.secret, answer),
    );
  }
}

/** A store that fails as it is told to. */
export class WorldStore implements SessionStore {
  fault: StoreFault = 'none';
  /** Once a store has failed, a page that is opened later cannot know what was done before. */
  failed = false;
  readonly #inner = memoryStore();
  #before: unknown = null;

  #check(...faults: readonly StoreFault[]): void {
    if (this.fault !== 'none') this.failed = true;
    if (faults.includes(this.fault)) throw new DOMException('no', 'QuotaExceededError');
  }

  read(key: string): unknown {
    this.#check('throws');
    if (this.fault === 'foreign') return '{"cart":[1]}';
    if (this.fault === 'empty') return null;
    return this.fault === 'old' ? this.#before : this.#inner.read(key);
  }

  write(key: string, text: string): unknown {
    this.#check('throws', 'full');
    this.#before = this.#inner.read(key);
    return this.#inner.write(key, text);
  }

  lock(key: string, work: () => Promise<void>): unknown {
    this.#check('throws');
    return this.#inner.lock?.(key, work);
  }
}
