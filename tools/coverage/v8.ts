// What V8 counted: of a script, how often what stands at a place ran.

/** A report of NODE_V8_COVERAGE, the parts that are used. */
export type Report = {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly Range[] }[];
  }[];
  readonly 'source-map-cache'?: Readonly<
    Record<string, { readonly lineLengths: readonly number[]; readonly data: unknown } | undefined>
  >;
};

type Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number };

/** The counts of a script: from each start on, until the next. */
export class ScriptCounts {
  readonly #starts: number[] = [];
  readonly #counts: number[] = [];
  /** The script's length in UTF-16 units, as its outermost function tells it. */
  readonly length: number;

  /** Of ranges that lie in each other the innermost counts. */
  constructor(functions: readonly { readonly ranges: readonly Range[] }[]) {
    const ranges = functions.flatMap(each => each.ranges);
    ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    this.length = ranges[0]?.endOffset ?? 0;
    const open: Range[] = [];
    const set = (start: number, count: number) => {
      if (this.#starts.at(-1) === start) this.#counts[this.#counts.length - 1] = count;
      else this.#starts.push(start) && this.#counts.push(count);
    };
    const close = (before: number) => {
      for (let top = open.at(-1); top !== undefined && top.endOffset <= before; top = open.at(-1)) {
        open.pop();
        set(top.endOffset, open.at(-1)?.count ?? 0);
      }
    };
    for (const range of ranges) {
      close(range.startOffset);
      open.push(range);
      set(range.startOffset, range.count);
    }
    close(Number.POSITIVE_INFINITY);
  }

  /** How often what stands at this offset ran. */
  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#counts[low - 1] ?? 0;
  }
}
