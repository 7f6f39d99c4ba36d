/** A server of made-up cards behind a transport: it counts what a form must never do, and loses answers when it is told to. */
import type { CardSent, Reply, Transport } from '../../bindings/js/session/transport.ts';

/** What becomes of a call: it is answered, lost before the work, or lost after it. */
export type Fate = 'answered' | 'lost-before' | 'lost-after';

interface Attempt {
  readonly secret: string;
  state: 'waiting' | 'bound' | 'refused';
}

const reply = (body: object, status = 200): Reply => ({ status, headers: {}, text: JSON.stringify(body) });
const lost = () => new TypeError('Failed to fetch');

export class ModelServer implements Transport {
  readonly attempts = new Map<string, Attempt>();
  /** How often each card was bound. */
  readonly bound = new Map<string, number>();
  /** Wrong codes that were sent, in their order. */
  readonly wrong: string[] = [];
  /** Calls that were being answered at once, at most. */
  most = 0;
  fate: () => Fate = () => 'answered';
  /** What a call waits for before it is answered. */
  pause: () => Promise<void> = async () => {};
  #inside = 0;

  /** @param right the cards that there are */
  constructor(
    readonly right: ReadonlySet<string>,
    readonly limit = 3,
  ) {}

  async #call(work: () => Reply): Promise<Reply> {
    const fate = this.fate();
    this.#inside += 1;
    this.most = Math.max(this.most, this.#inside);
    try {
      await this.pause();
      if (fate === 'lost-before') throw lost();
      const answer = work();
      if (fate === 'lost-after') throw lost();
      return answer;
    } finally {
      this.#inside -= 1;
    }
  }

  #view(id: string): Reply {
    const attempt = this.attempts.get(id);
    if (attempt === undefined) return reply({ ok: false, code: 'no-such-attempt' }, 404);
    // As the gateway does: a refusal is told again as it was, so that it is known what was refused.
    if (attempt.state === 'refused') return reply({ ok: false, code: 'nofind', replayed: true });
    const verification = { step: 'sms-code', sent: true, lifeMs: 300_000, resendMs: 60_000, triesLeft: 3 };
    return reply({ ok: true, attempt: { id, state: attempt.state, verification } });
  }

  start(id: string, { secret }: CardSent): Promise<Reply> {
    return this.#call(() => {
      if (this.attempts.has(id)) return this.#view(id);
      if (!this.right.has(secret)) {
        this.wrong.push(secret);
        this.attempts.set(id, { secret, state: 'refused' });
        return this.#view(id);
      }
      if (this.bound.has(secret)) return reply({ ok: false, code: 'binded' });
      this.attempts.set(id, { secret, state: 'waiting' });
      return this.#view(id);
    });
  }

  confirm(id: string, answer: string): Promise<Reply> {
    return this.#call(() => {
      const attempt = this.attempts.get(id);
      if (attempt?.state !== 'waiting') return this.#view(id);
      if (answer !== '123456') return reply({ ok: false, code: 'verifyerr', triesLeft: 2 });
      // A server that binds a second attempt for the same card would do so here.
      this.bound.set(attempt.secret, (this.bound.get(attempt.secret) ?? 0) + 1);
      attempt.state = 'bound';
      return this.#view(id);
    });
  }

  resend(id: string): Promise<Reply> {
    return this.#call(() => this.#view(id));
  }

  status(id: string): Promise<Reply> {
    return this.#call(() => this.#view(id));
  }
}
