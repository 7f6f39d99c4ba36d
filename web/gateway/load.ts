/** How an answer's wait follows the rate of requests. */
export interface LoadModel {
  /** A request came: returns for how long its answer waits, in ms. */
  arrive(now: number): number;
}

/** What an answer waits on an idle end, and at the set rate: the span that was told of sales peaks. */
const idleMs = 300;
const fullMs = 5_000;
/** Beyond the set rate each further multiple of it adds as much; nothing waits longer than `mostMs`. */
const overMs = 5_000;
const mostMs = 20_000;
/** The rate is that of about the last second. */
const memoryMs = 1_000;

/**
 * A queue: with `u` the measured rate over the set one, the wait is `idleMs / (1 - k u)` up to u = 1, where k makes it
 * `fullMs`, and grows by `overMs` for each further 1 of u.
 */
export function loadModel(ratePerSecond: number): LoadModel {
  let weight = 0;
  let last = 0;
  return {
    arrive(now) {
      weight = weight * Math.exp(-Math.max(0, now - last) / memoryMs) + 1;
      last = now;
      return waitAt((weight - 1) / (memoryMs / 1_000) / ratePerSecond);
    },
  };
}

export function waitAt(u: number): number {
  const k = 1 - idleMs / fullMs;
  const wait = idleMs / (1 - k * Math.min(1, u)) + overMs * Math.max(0, u - 1);
  return Math.round(Math.min(mostMs, wait));
}
