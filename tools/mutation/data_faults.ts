// The faults that are put into data: a row is gone, a value is another one, one of several is missing.

import type { Fault } from './cpp_faults.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Rows = { readonly [key: string]: Json };

/** A fault, and the file's text that has it. */
export type Edit = Fault & { readonly edited: () => string };

/** What no program reads, what is a test itself, and names, which are texts. */
const silent =
  /^(\$schema|version|id|doc|source|confidence|examples|counterExamples|name|standard|prior|not|warnings?)$/;

function isRows(value: Json | undefined): value is Rows {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts faults into one file, and tells them. */
export class FaultyData {
  readonly edits: Edit[] = [];
  readonly #file: string;
  readonly #data: Rows;
  readonly #first: number;

  /** @param first the number of its first fault */
  constructor(file: string, text: string, first: number) {
    this.#file = file;
    this.#data = JSON.parse(text) as Rows;
    this.#first = first;
    if (file.startsWith('data/products/')) this.#fields([], this.#data);
    else for (const [list, rows] of Object.entries(this.#data)) this.#list(list, rows);
  }

  /** One row after the other, each of an own name. */
  #list(list: string, rows: Json): void {
    if (!Array.isArray(rows)) {
      if (isRows(rows)) this.#fields([list], rows);
      return;
    }
    for (const [index, row] of (rows as readonly Json[]).entries()) {
      if (!isRows(row)) continue;
      this.#add('row removed', [list, index], undefined);
      this.#fields([list, index], row, (rows as readonly Json[])[(index + 1) % rows.length]);
    }
  }

  /** @param next the row whose words stand in for this one's */
  #fields(path: readonly (string | number)[], row: Rows, next?: Json): void {
    for (const [key, value] of Object.entries(row)) {
      if (silent.test(key)) continue;
      const at = [...path, key];
      if (typeof value === 'number') this.#add('number changed', at, value === 0 ? 1 : value * 2);
      else if (typeof value === 'boolean') this.#add('turned', at, !value);
      else if (typeof value === 'string') this.#word(at, value, isRows(next) ? next[key] : undefined);
      else if (Array.isArray(value)) this.#several(at, value);
      else if (isRows(value)) this.#fields(at, value, isRows(next) ? next[key] : undefined);
    }
  }

  #word(at: readonly (string | number)[], value: string, other: Json | undefined): void {
    if (typeof other === 'string' && other !== value) this.#add('word exchanged', at, other);
    else this.#add('field removed', at, undefined);
  }

  /** One of a list is gone, another one in each row. */
  #several(at: readonly (string | number)[], values: readonly Json[]): void {
    if (values.length === 0) return;
    const gone = (this.#first + this.edits.length) % values.length;
    const rest = values.toSpliced(gone, 1);
    this.#add(
      `one of a list removed: ${JSON.stringify(values[gone])}`,
      at,
      rest.length > 0 ? rest : undefined,
    );
  }

  /** @param to what stands there instead; undefined if nothing does */
  #add(kind: string, path: readonly (string | number)[], to: Json | undefined): void {
    const row = path.length > 1 && typeof path[1] === 'number' ? this.#rowName(path) : '';
    this.edits.push({
      number: this.#first + this.edits.length,
      file: this.#file,
      line: typeof path[1] === 'number' ? path[1] : 0,
      kind: kind.slice(0, 80),
      text: `${path.join('.')}${row}`,
      edited: () => this.#with(path, to),
    });
  }

  #rowName(path: readonly (string | number)[]): string {
    const row = ((this.#data[path[0] as string] as readonly Json[])[path[1] as number] ?? {}) as Rows;
    return ` (${JSON.stringify(row.id ?? row.words ?? row).slice(0, 60)})`;
  }

  #with(path: readonly (string | number)[], to: Json | undefined): string {
    const data = structuredClone(this.#data) as Record<string | number, unknown>;
    const holder = path
      .slice(0, -1)
      .reduce(
        (at, key) => at[key] as Record<string | number, unknown>,
        data as Record<string | number, unknown>,
      );
    const last = path.at(-1) as string | number;
    if (to !== undefined) holder[last] = to;
    else if (Array.isArray(holder)) holder.splice(last as number, 1);
    else delete holder[last];
    return `${JSON.stringify(data, null, 2)}\n`;
  }
}
