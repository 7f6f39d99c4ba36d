/** The product that a row names, as bytes: most rows name the one that was named last. */
import type { RowChecker } from './rows.ts';

export class ProductCells {
  readonly #checker: RowChecker;
  readonly #other: number;
  #last = new Uint8Array();
  #index = -1;

  /** @param other what a row is checked as that names none: an index, -1 for what its text says */
  constructor(checker: RowChecker, other: number) {
    this.#checker = checker;
    this.#other = other;
  }

  /** What a row is checked as that names none. */
  get other(): number {
    return this.#other;
  }

  /** An index; undefined for a name that no product has. */
  named(name: string): number | undefined {
    if (name === '') return this.#other;
    const index = this.#checker.indexOf(name);
    return index < 0 ? undefined : index;
  }

  /** The same of a cell. */
  at(bytes: Uint8Array, at: number, end: number): number | undefined {
    if (end === at) return this.#other;
    if (this.#isLast(bytes, at, end)) return this.#index;
    const index = this.named(String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 256))));
    if (index === undefined) return undefined;
    // A copy: what a slice of Node's buffers is would be zeroed with the piece.
    this.#last = new Uint8Array(bytes.subarray(at, end));
    this.#index = index;
    return index;
  }

  #isLast(bytes: Uint8Array, at: number, end: number): boolean {
    const last = this.#last;
    if (end - at !== last.length) return false;
    for (let i = 0; i < last.length; ++i) if (bytes[at + i] !== last[i]) return false;
    return true;
  }
}
