/** What a run has seen, as the report, the command line and the page show it. */
import type { ExceptionKind } from '../check/types.ts';

/** Of one product or face value. */
export interface Tally {
  readonly name: string;
  readonly count: number;
}

/** The first ones, and one that stands for all others: `+` and how many they are. */
export function withRest(tallies: readonly Tally[], most: number): readonly Tally[] {
  const rest = tallies.slice(most).reduce((sum, { count }) => sum + count, 0);
  const shown = tallies.slice(0, most);
  return rest === 0 ? shown : [...shown, { name: `+${tallies.length - most}`, count: rest }];
}

export interface FileCounts {
  readonly name: string;
  readonly product: string;
  /** Rows with something in them, without titles and headings. */
  rows: number;
  valid: number;
  repaired: number;
  exceptions: number;
}

/** All of it is numbers and names: no code, and no part of one. */
export class Counts {
  readonly files: FileCounts[] = [];
  readonly #findings = new Map<ExceptionKind, number>();
  readonly #products = new Map<string, number>();
  readonly #values = new Map<string, number>();

  addFinding(kind: ExceptionKind, count = 1): void {
    this.#findings.set(kind, (this.#findings.get(kind) ?? 0) + count);
  }

  addCards(product: string, count: number): void {
    this.#products.set(product, (this.#products.get(product) ?? 0) + count);
  }

  addValue(value: string, count: number): void {
    this.#values.set(value, (this.#values.get(value) ?? 0) + count);
  }

  get rows(): number {
    return this.#sum('rows');
  }

  get valid(): number {
    return this.#sum('valid');
  }

  get repaired(): number {
    return this.#sum('repaired');
  }

  get clean(): number {
    return this.valid + this.repaired;
  }

  get exceptions(): number {
    return this.#sum('exceptions');
  }

  /** The most frequent first, of equals by name. */
  get findings(): readonly Tally[] {
    return sorted(this.#findings);
  }

  /** Of the rows that are right. */
  get products(): readonly Tally[] {
    return sorted(this.#products);
  }

  /** Of the rows that are right; '' counts those without one. */
  get values(): readonly Tally[] {
    return sorted(this.#values);
  }

  #sum(field: 'rows' | 'valid' | 'repaired' | 'exceptions'): number {
    return this.files.reduce((sum, file) => sum + file[field], 0);
  }
}

function sorted(counts: ReadonlyMap<string, number>): readonly Tally[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
