/**
 * Long work in slices, so that a page that reads a list of millions goes on answering whoever types: a generator that stops after so
 * many numbers. One that wants it at once, such as a publisher, runs it through.
 */
export type Sliced<T> = Generator<void, T>;

/** Numbers of a slice: 1 ms on a good processor, and not above 25 on a poor one. */
export const sliceNumbers = 2 ** 15;

interface Scheduler {
  readonly scheduler?: { yield?(): Promise<void> };
}

/** Lets others in; by the quickest way that there is, for a timer waits 4 ms. */
function pause(): Promise<void> {
  const { scheduler } = globalThis as Scheduler;
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise(done => {
    if (typeof MessageChannel === 'undefined') setTimeout(done);
    else {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(0);
    }
  });
}

export async function inSlices<T>(work: Sliced<T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await pause();
  }
}

export function runThrough<T>(work: Sliced<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
