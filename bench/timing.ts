/** Timing that compares: all contenders take turns in one process, and the median of many turns counts. */

export interface Contender {
  readonly name: string;
  /** Does the work once and gives something that depends on it, so that nothing is optimised away. */
  readonly run: () => unknown;
}

export interface Timed {
  readonly name: string;
  /** Median over the turns, in nanoseconds for one call. */
  readonly nanoseconds: number;
}

let sink: unknown;

function turn(run: () => unknown, calls: number): number {
  const started = process.hrtime.bigint();
  for (let i = 0; i < calls; ++i) sink = run();
  return Number(process.hrtime.bigint() - started) / calls;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** @param turns how often each contender has its turn @param calls how many calls a turn has */
export function compare(contenders: readonly Contender[], turns = 25, calls = 20_000): Timed[] {
  const times = contenders.map((): number[] => []);
  for (let i = -5; i < turns; ++i) {
    contenders.forEach(({ run }, k) => {
      const time = turn(run, calls);
      if (i >= 0) times[k]?.push(time);
    });
  }
  void sink;
  return contenders.map(({ name }, k) => ({ name, nanoseconds: median(times[k] ?? []) }));
}
