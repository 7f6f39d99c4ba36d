import type { Page } from 'playwright-core';

/**
 * Every visible text whose contrast with what is behind it is under `least` (4.5:1; two thirds of it if large), as "text: ratio". Text on a
 * picture is left out: its ground cannot be read from the style sheet. The layer behind the field has no ink of its own:
 * what is read on its marks is the field's text.
 */
export function weakTexts(page: Page, least = 4.5): Promise<string[]> {
  return page.evaluate(wanted => {
    type Rgba = readonly [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const parse = (colour: string): Rgba => {
      if (canvas === null) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [r, g, b, a / 255];
    };
    const over = (top: Rgba, below: Rgba): Rgba => {
      const mix = (i: 0 | 1 | 2): number => top[i] * top[3] + below[i] * (1 - top[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const ground = (element: Element | null): Rgba => {
      if (element === null) return [255, 255, 255, 1];
      const own = parse(getComputedStyle(element).backgroundColor);
      return own[3] >= 1 ? own : over(own, ground(element.parentElement));
    };
    const light = ([r, g, b]: Rgba): number => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map(v =>
        v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const weak: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.card-head, .card-number, .unseen, .skip, noscript, option') !== null) continue;
      const field = element.closest('.field')?.querySelector('textarea');
      const style = getComputedStyle(element.closest('.backdrop') === null || !field ? element : field);
      const behind = ground(element);
      const [a, b] = [light(over(parse(style.color), behind)), light(behind)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? (wanted * 2) / 3 : wanted)) weak.push(`${text.slice(0, 30)}: ${ratio.toFixed(2)}`);
    }
    return weak;
  }, least);
}
