/** The hub is on the same machine. */
const patienceMs = 5_000;

/** Ends once `isDone`, or when it has taken too long. */
export async function soon(isDone: () => boolean): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!isDone() && Date.now() < end) await new Promise(done => setTimeout(done, 5));
}
