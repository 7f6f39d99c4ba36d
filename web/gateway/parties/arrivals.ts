/** When reports came to a desk, for the demo's panel: it tells how long they took from there to a page. */
import type { CardName } from './product_list.ts';

export interface Arrival extends CardName {
  /** Milliseconds since 1970. */
  readonly at: number;
}

const mostKept = 50;

export class Arrivals {
  #kept: readonly Arrival[] = [];

  get all(): readonly Arrival[] {
    return this.#kept;
  }

  note({ list, hash }: CardName, at: number): void {
    this.#kept = [...this.#kept, { list, hash, at }].slice(-mostKept);
  }
}
