/** When the device last changed its network, as the browser tells it. */

interface Connection {
  addEventListener(type: 'change', listener: () => void): void;
}

let changedAt: number | null = null;

/** Begins to listen; once, with the page. */
export function watchNetwork(): void {
  const note = (): void => {
    changedAt = Date.now();
  };
  window.addEventListener('online', note);
  window.addEventListener('offline', note);
  // Not in every browser.
  (navigator as { readonly connection?: Connection }).connection?.addEventListener('change', note);
}

/** It changed between two times, in ms since 1970. False says nothing: not every change is told. */
export function networkChangedBetween(from: number, to: number): boolean {
  return changedAt !== null && changedAt >= from && changedAt <= to;
}
