/** The session of one person's page over the platform in this process: opened, left, opened again with the same store. */

import { memoryStore } from '../../bindings/js/session/store.ts';
import type { Decision, Reply, Run, Session, Sessions, Transport } from '../../dist/session.js';
import type { Assumptions } from './assumptions.ts';
import type { Person } from './people.ts';
import type { Customer } from './platform.ts';
import { lost, type Step, type Weather } from './trouble.ts';
import type { VirtualTime } from './virtual_time.ts';

export interface PageParts {
  readonly sessions: Sessions;
  readonly person: Person;
  readonly customer: Customer;
  readonly weather: Weather;
  readonly assumed: Assumptions;
  readonly time: VirtualTime;
}

type Signal = Parameters<Transport['status']>[1]['signal'];

export class LedPage {
  readonly #parts: PageParts;
  readonly #store = memoryStore();
  #session!: Session;
  #run!: Run;
  #drawn = 0;
  #left = false;
  #leave: () => void = () => {};

  constructor(parts: PageParts) {
    this.#parts = parts;
    parts.weather.onLeaving = () => {
      this.#left = true;
      this.#leave();
    };
  }

  get session(): Session {
    return this.#session;
  }

  get run(): Run {
    return this.#run;
  }

  /** Whether the person was called away in the middle of a press. */
  get isLeft(): boolean {
    return this.#left;
  }

  async open(): Promise<void> {
    const { sessions, person, assumed, time } = this.#parts;
    this.#left = false;
    this.#session = await time.until(
      sessions.session({
        platform: person.platform,
        account: String(person.index),
        store: this.#store,
        now: () => time.now,
        random: words => this.#fill(words),
      }),
    );
    const options = { timeoutMs: assumed['time-out-ms'], watch: false };
    this.#run = await time.until(this.#session.run(this.#transport(), options));
    await time.pass(0);
  }

  close(): void {
    this.#run.stop();
    this.#session.close();
  }

  /** A press, until it is answered or the person is called away. */
  async press(pressed: Promise<Decision>): Promise<void> {
    const left = new Promise<void>(resolve => {
      this.#leave = resolve;
    });
    await this.#parts.time.until(Promise.race([pressed.then(() => {}), left]));
  }

  /** The same chance in each run of the simulation. */
  #fill(words: Uint32Array): void {
    for (let i = 0; i < words.length; i++)
      words[i] = Math.floor(this.#parts.person.luck('random', this.#drawn++) * 2 ** 32);
  }

  #transport(): Transport {
    const { customer, weather } = this.#parts;
    const through = (step: Step, signal: Signal, work: () => Reply): Promise<Reply> => {
      const fate = weather.call(step, work);
      if (fate !== lost) return Promise.resolve(fate);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    return {
      start: (intent, { secret }, { signal }) =>
        through('start', signal, () => customer.start(intent, secret)),
      confirm: (intent, answer, key, { signal }) =>
        through('confirm', signal, () => customer.confirm(intent, key, answer)),
      resend: (intent, { signal }) => through('resend', signal, () => customer.resend(intent)),
      status: (intent, { signal }) => through('status', signal, () => customer.status(intent)),
    };
  }
}
