/** How many reports somebody may make in a minute; in memory, for a restart takes longer than it would help. */

const spanMs = 60_000;
/** More than these are counted no more: the oldest go. */
const mostKept = 10_000;

export class ReportPace {
  readonly #made = new Map<string, number[]>();

  constructor(readonly most: number) {}

  forget(): void {
    this.#made.clear();
  }

  /** Counts one report. @returns how long to wait instead, in milliseconds; 0 if it may be made */
  count(who: readonly string[], now: number): number {
    const lately = who.map(each => (this.#made.get(each) ?? []).filter(at => at > now - spanMs));
    const wait = Math.max(
      ...lately.map(times => (times.length < this.most ? 0 : (times[0] ?? now) + spanMs - now)),
    );
    if (wait > 0) return wait;
    who.forEach((each, i) => {
      this.#made.delete(each);
      this.#made.set(each, [...(lately[i] ?? []), now]);
    });
    for (const [oldest] of this.#made) {
      if (this.#made.size <= mostKept) break;
      this.#made.delete(oldest);
    }
    return 0;
  }
}
