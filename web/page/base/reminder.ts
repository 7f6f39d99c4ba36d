/** A longer timer ends at once. */
const longestTimerMs = 2_147_483_647;

/** One time to be reminded of, in this page and nowhere else; gone when the page is closed. */
export class Reminder {
  /** ms since 1970; 0 if there is none. */
  at = 0;
  /** It has come, and was not dismissed. */
  due = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly now: () => number,
    readonly onDue: () => void,
  ) {}

  set(at: number): void {
    this.cancel();
    this.at = at;
    this.#wait();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.at = 0;
    this.due = false;
  }

  #wait(): void {
    const left = this.at - this.now();
    // The clock is looked at again: it may have been set meanwhile, or the device have slept.
    if (left > 0) {
      this.#timer = setTimeout(() => this.#wait(), Math.min(left, longestTimerMs));
      return;
    }
    this.due = true;
    this.onDue();
  }
}
