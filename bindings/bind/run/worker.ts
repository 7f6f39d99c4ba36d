/** One worker: claims cards, sends or asks, and settles what became of them, until nothing is open or it is to stop. */
import type { Code } from '../journal/keys.ts';
import type { Claimed, Journal, Outcome } from '../journal/types.ts';
import { outgoing } from '../plan/template.ts';
import type { Plan } from '../plan/types.ts';
import { Bell } from './bell.ts';
import { decide, type Explain } from './decide.ts';
import type { Sender } from './exchange.ts';
import { fillingOf, needsCode } from './request.ts';

/** How a run ended. `waiting`: what is open may be tried only after longer than the run was to wait. */
export type RunEnd = 'done' | 'stopped' | 'waiting' | 'interrupted';

export interface WorkerOptions {
  readonly journal: Journal;
  readonly plan: Plan;
  readonly explain: Explain;
  readonly sender: Sender;
  /** The code of a card; null if this worker does not have it. */
  readonly codeOf: (card: Claimed) => Code | null;
  readonly owner: string;
  /** For how long it waits when nothing may be tried. */
  readonly patienceMs: number;
  /** For how long what is under way may go on once it is to stop. */
  readonly graceMs: number;
  readonly onSettled?: (card: Claimed, outcome: Outcome) => void;
}

/** A card of which this run has no code: it stays, until a run has it. */
export const notInFile = 'not-in-file';
const absent: Outcome = {
  ...{ to: 'queued', waitMs: 7 * 86_400_000, cause: notInFile },
  ...{ code: '', status: 0, trouble: null, clear: false },
};

/** Longer than a request by what it takes to note its end. */
export const leaseOf = ({ timeoutMs }: Plan): number => Math.round(timeoutMs * 1.25) + 1_000;

export class Worker {
  readonly #options: WorkerOptions;
  readonly #bell = new Bell();
  readonly #hard = new AbortController();
  readonly #leaseMs: number;
  #underWay = 0;
  /** How many may be under way: it grows with clear answers, so that a bad beginning costs few cards. */
  #window = 1;
  #troubles = 0;
  #failure: { readonly error: unknown } | null = null;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#leaseMs = leaseOf(options.plan);
  }

  /** @param stop what is under way is finished then, and nothing new begun @throws what the journal throws */
  async run(stop: AbortSignal): Promise<RunEnd> {
    const ring = (): void => this.#bell.ring();
    stop.addEventListener('abort', ring);
    try {
      const end = await this.#loop(stop);
      await this.#finish();
      if (this.#failure !== null) throw this.#failure.error;
      await this.#options.journal.release(this.#options.owner);
      return end;
    } finally {
      stop.removeEventListener('abort', ring);
    }
  }

  async #loop(stop: AbortSignal): Promise<RunEnd> {
    const { journal, plan, owner, patienceMs } = this.#options;
    let idleSince = performance.now();
    for (;;) {
      if (stop.aborted || this.#failure !== null) return 'interrupted';
      const free = Math.min(this.#window, plan.atOnce) - this.#underWay;
      if (free < 1) {
        await this.#bell.wait(1_000);
        continue;
      }
      const asked = performance.now();
      const { cards, stopped, waitMs } = await journal.claim({ owner, most: free, leaseMs: this.#leaseMs });
      if (stopped !== null) return 'stopped';
      for (const card of cards) void this.#work(card, asked);
      if (cards.length > 0 || this.#underWay > 0) idleSince = performance.now();
      if (cards.length > 0) continue;
      if (this.#underWay === 0) {
        if (waitMs === null) return 'done';
        if (performance.now() - idleSince > patienceMs) return 'waiting';
      }
      await this.#bell.wait(waitMs ?? 1_000);
    }
  }

  async #finish(): Promise<void> {
    const end = performance.now() + this.#options.graceMs;
    while (this.#underWay > 0) {
      const left = end - performance.now();
      if (left <= 0) this.#hard.abort();
      await this.#bell.wait(Math.max(left, 100));
    }
  }

  async #work(card: Claimed, claimedAt: number): Promise<void> {
    this.#underWay += 1;
    try {
      const outcome = await this.#outcome(card, claimedAt);
      if (outcome === null) return;
      this.#learn(outcome);
      const { journal, owner, onSettled } = this.#options;
      if (await journal.settle(card.n, owner, outcome)) onSettled?.(card, outcome);
    } catch (error) {
      // The journal cannot be written: nothing more is sent, and what was sent is asked for by the next run.
      this.#failure ??= { error };
    } finally {
      this.#underWay -= 1;
      this.#bell.ring();
    }
  }

  /** null if the card is no longer this worker's. */
  async #outcome(card: Claimed, claimedAt: number): Promise<Outcome | null> {
    const { plan, journal, codeOf, owner, explain, sender } = this.#options;
    const request = card.asks ? plan.ask : plan.bind;
    if (request === null) return { ...absent, to: 'person', waitMs: 0, cause: 'no-way-to-ask' };
    const code = codeOf(card);
    if (code === null && needsCode(request))
      return card.sealed === null
        ? { ...absent, to: card.asks ? 'unclear' : 'queued' }
        : { ...absent, to: 'person', waitMs: 0, cause: 'sealed' };
    const filling = fillingOf(plan, card, code);
    const out = outgoing(request, filling);
    if (!card.asks) {
      const times = { leaseMs: this.#leaseMs, quietMs: plan.timeoutMs };
      const began = performance.now();
      if (!(await journal.send(card.n, owner, times))) return null;
      // A process that slept here may wake when somebody else has the card: what is left of the lease must be enough.
      if (performance.now() - began > this.#leaseMs - plan.timeoutMs) return this.#late();
    } else if (performance.now() - claimedAt > this.#leaseMs - plan.timeoutMs) return null;
    const came = await sender.send(out, plan.timeoutMs, this.#hard.signal);
    return decide({ plan, card, filling, explain }, came);
  }

  #late(): Outcome {
    const to = this.#options.plan.ask === null ? 'waiting' : 'unclear';
    return { ...absent, to, waitMs: 0, cause: '' };
  }

  #learn({ clear, trouble }: Outcome): void {
    if (clear) {
      this.#window = Math.min(this.#window + 1, this.#options.plan.atOnce);
      this.#troubles = 0;
    } else if (trouble !== null) {
      this.#troubles += 1;
      if (this.#troubles > 1) this.#window = Math.max(1, Math.floor(this.#window / 2));
    }
  }
}
