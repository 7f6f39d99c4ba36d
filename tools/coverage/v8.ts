// What V8 counted: of a script, how often what stands at a place ran.

type Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number };

function rangesOf(numbers: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    const [startOffset = 0, endOffset = 0, count = 0] = numbers.slice(at, at + 3);
    ranges.push({ startOffset, endOffset, count });
  }
  return ranges;
}

/** The counts of a script: from each start on, until the next. */
export class ScriptCounts {
  readonly #starts: number[] = [];
  readonly #counts: number[] = [];
  /** The script's length in UTF-16 units, as its outermost function tells it. */
  readonly length: number;
  /** Where its first functions begin and end, the outermost first. */
  readonly outermost: readonly (readonly [number, number])[];

  /**
   * Of ranges that lie in each other the innermost counts.
   *
   * @param numbers of each range where it begins and ends, and its count
   */
  constructor(numbers: readonly number[]) {
    const ranges = rangesOf(numbers);
    ranges.sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
    this.length = ranges[0]?.endOffset ?? 0;
    this.outermost = ranges.slice(0, 4).map(({ startOffset, endOffset }) => [startOffset, endOffset]);
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
