/** What a person has typed, and types again. */
import type { Assumptions } from './assumptions.ts';
import type { Person } from './people.ts';
import { type Slip, slip, typedWith } from './slips.ts';
import type { VirtualTime } from './virtual_time.ts';

/** Places that a form has marked, as `[from, to)`. */
export type Marks = readonly (readonly [number, number])[];

/** What leads the person: nothing, advice to compare, or marked places. */
export type Lead = 'unaided' | 'advised' | Marks;

export class Hand {
  readonly #person: Person;
  readonly #assumed: Assumptions;
  readonly #time: VirtualTime;
  #slips: readonly Slip[];
  #typings = 1;

  constructor(person: Person, assumed: Assumptions, time: VirtualTime) {
    this.#person = person;
    this.#assumed = assumed;
    this.#time = time;
    this.#slips = person.slips;
  }

  get text(): string {
    return typedWith(this.#person.secret, this.#slips);
  }

  get isRight(): boolean {
    return this.text === this.#person.secret;
  }

  async retype(lead: Lead): Promise<void> {
    const { luck, secret } = this.#person;
    const turn = this.#typings++;
    await this.#time.pass(this.#assumed['types-ms']);
    const again = this.#slips.filter((one, i) => luck(`again ${i}`, turn) < this.#againOf(one, lead));
    const isNew = luck('new slip', turn) < this.#assumed['new-slip'];
    this.#slips = isNew ? [...again, slip(secret, luck, 100 + turn)] : again;
  }

  #againOf({ misread, at }: Slip, lead: Lead): number {
    if (!misread) return this.#assumed['finger-again'];
    if (lead === 'unaided') return this.#assumed['misread-again'];
    const marked = lead !== 'advised' && lead.some(([from, to]) => from <= at && at < to);
    return this.#assumed[marked ? 'misread-marked' : 'misread-advised'];
  }
}
