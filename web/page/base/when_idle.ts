/** The longest wait for a quiet moment. */
const longestMs = 2_000;

/** Does something when the page has nothing else to do; soon, where the browser cannot tell (Safari). */
export function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: longestMs });
  else setTimeout(work, 200);
}
