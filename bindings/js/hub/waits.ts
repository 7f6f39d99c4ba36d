/** Waits that grow from try to try, and differ from one client to the next, so that a hub that comes back is not overrun. */

export interface Waits {
  readonly leastMs: number;
  readonly mostMs: number;
}

export const usualWaits: Waits = { leastMs: 250, mostMs: 30_000 };

/** @param failed how many tries have failed in a row, from 1 @param chance from 0 to 1 */
export function waitMs({ leastMs, mostMs }: Waits, failed: number, chance = Math.random()): number {
  return Math.min(mostMs, leastMs * 2 ** Math.min(failed - 1, 20)) * (0.5 + chance / 2);
}

/** Ends after a while, or when it is to stop. */
export function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise(done => {
    if (stop.aborted) {
      done();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    stop.addEventListener('abort', end);
  });
}
