/**
 * How an answer's wait follows the rate of requests. With `u`, the measured rate over the set one, an answer waits
 *
 *     idleMs / (1 - k u)              for u from 0 to 1, where k = 1 - idleMs / fullMs
 *     fullMs + overMs (u - 1)         beyond, at most mostMs
 *
 * The first line is the time in a queue with one server, scaled to end at `fullMs` where the set rate is reached: flat
 * at first (0.57 s at half the rate), steep at last (1.95 s at nine tenths). The second is what a queue that fills up
 * adds.
 */
export function waitAt(u: number): number {
  const k = 1 - idleMs / fullMs;
  const wait = idleMs / (1 - k * Math.min(1, Math.max(0, u))) + overMs * Math.max(0, u - 1);
  return Math.round(Math.min(mostMs, wait));
}

/** What an answer takes on an idle end, and at the set rate: the span that is told of binding ends in a sale. */
export const idleMs = 300;
export const fullMs = 5_000;
/** What each further multiple of the set rate adds, and the end of it: own priors, the last below a client's 30 s. */
const overMs = 5_000;
export const mostMs = 20_000;

/** The rate is that of about the last second. */
const memoryMs = 1_000;

/** Measures a rate: each request counts 1 and fades. */
export interface RateMeter {
  /** A request came at `now`, in ms of a clock that only goes on; returns the requests a second before it. */
  arrive(now: number): number;
}

export function rateMeter(): RateMeter {
  let weight = 0;
  let last = 0;
  return {
    arrive(now) {
      const before = weight * Math.exp(-Math.max(0, now - last) / memoryMs);
      weight = before + 1;
      last = now;
      return before / (memoryMs / 1_000);
    },
  };
}
