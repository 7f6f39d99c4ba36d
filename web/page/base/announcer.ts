import { setText } from './dom.ts';

export interface Announcer {
  /** For changes while typing: waits for a pause, and speaks only the latest. */
  politely(text: string): void;
  /** For errors: at once. */
  now(text: string): void;
}

/** Words for people who hear the page, through its two live regions. */
export function announcer(polite: HTMLElement, assertive: HTMLElement, pauseMs = 700): Announcer {
  let timer = 0;
  return {
    politely(text) {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setText(polite, text), pauseMs);
    },
    now(text) {
      window.clearTimeout(timer);
      // The same words again are spoken again only if the region was empty in between.
      setText(assertive, '');
      window.setTimeout(() => setText(assertive, text), 30);
    },
  };
}
