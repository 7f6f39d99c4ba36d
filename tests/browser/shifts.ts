// What moves on the page without anybody's doing.
import type { Page } from 'playwright-core';

/** Begins to watch; before the page is loaded. */
export function watchShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node?: Element; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        };
        const placeOf = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].join(' ');
        const moved = sources
          .map(({ node, previousRect, currentRect }) => {
            const name = node?.id || node?.className || node?.nodeName;
            return `${name} from ${placeOf(previousRect)} to ${placeOf(currentRect)}`;
          })
          .join(', ');
        if (!hadRecentInput) shifts.push(`${value.toFixed(4)} ${moved}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved: by how much, and which elements. */
export function shiftsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
}
