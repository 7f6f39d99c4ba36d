/** How one person's binding ended with one form. */
import type { Person } from './people.ts';
import type { Customer, Met } from './platform.ts';

export type End =
  /** The form says that it is bound. */
  | 'told'
  /** The person gave up. */
  | 'gave-up'
  /** Away, and never came back. */
  | 'left'
  /** The advice left is not for one sitting: support, a lock that lasts. */
  | 'support'
  /** More turns than any person takes: a fault of the simulation or of a form. */
  | 'stuck';

export interface Outcome extends Met {
  readonly index: number;
  readonly end: End;
  /** In the platform's store the card is this person's. */
  readonly bound: boolean;
  /** Failures that were shown: stops by the form and refusals. */
  readonly failures: number;
  /** Stops of a right code by the check. */
  readonly falseStops: number;
  /** A right code that the form changed. */
  readonly falseRepairs: number;
  /** Times that a right code had to wait for the form. */
  readonly heldBack: number;
  readonly minutes: number;
}

/** Counts a person's failures, until the patience is over. */
export class Tally {
  readonly #person: Person;
  readonly #begun: number;
  failures = 0;
  falseStops = 0;
  falseRepairs = 0;
  heldBack = 0;

  constructor(person: Person, begun: number) {
    this.#person = person;
    this.#begun = begun;
  }

  /** One more failure. @returns whether the person gives up */
  fails(): boolean {
    this.failures += 1;
    return this.failures >= this.#person.patience;
  }

  outcome(end: End, customer: Customer, now: number): Outcome {
    const { failures, falseStops, falseRepairs, heldBack } = this;
    return {
      ...customer.met,
      ...{ index: this.#person.index, end, failures, falseStops, falseRepairs, heldBack },
      bound: customer.isBound(),
      minutes: (now - this.#begun) / 60_000,
    };
  }
}
