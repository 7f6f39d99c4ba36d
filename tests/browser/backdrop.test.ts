import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { paste, selected } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Wide and narrow characters, a pair of units, marks at the ends of lines and over them. */
const texts = {
  plain: '3F2A-9OBC-77DE-A4lB',
  chat: '\u3010\u4eac\u4e1c\u3011\u5361\u5bc6\uff1a\uff13\uff46\uff12\uff41\uff0d9\uff2fbc\uff0d77d\u0435\uff0da41b',
  emoji: '\ud83c\udf81\ud83c\udf81 \u5361\u5bc6\uff1a3F2A-9\ud83d\ude00BC-77DE-A41B \u8c22\u8c22\ud83d\ude4f',
  lines: `${'\u5c0a\u656c\u7684\u7528\u6237\uff0c'.repeat(9)}\n\n\u5361\u5bc6\uff1a3F2A-9OBC-77DE-A4lB\n${'thanks '.repeat(9)}`,
  long: '3F2A-9OBC-77DE-A41B7QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ',
};

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly boxes: readonly { x: number; y: number; width: number; height: number }[];
}

/** The marks as drawn, and where the same characters lie in a plain copy of the text in the field's own type. */
async function pieces(page: Page): Promise<{ marks: Piece[]; copies: Piece[] }> {
  return page.evaluate(() => {
    const area = document.querySelector('#secret') as HTMLTextAreaElement;
    const layer = document.querySelector('.backdrop-text') as HTMLElement;
    const style = getComputedStyle(area);
    const copy = document.createElement('div');
    for (const name of style) copy.style.setProperty(name, style.getPropertyValue(name));
    const box = area.getBoundingClientRect();
    Object.assign(copy.style, {
      ...{ position: 'absolute', height: 'auto', maxHeight: 'none', overflow: 'visible', transform: 'none' },
      ...{
        boxSizing: 'border-box',
        left: `${box.left + scrollX}px`,
        top: `${box.top + scrollY - area.scrollTop}px`,
      },
      // A scroll bar takes room from the text.
      width: `${area.clientWidth + 2 * area.clientLeft}px`,
    });
    copy.textContent = area.value;
    document.body.append(copy);
    const boxesOf = (rects: DOMRectList) =>
      [...rects].map(({ x, y, width, height }) => ({ x, y, width, height })).filter(each => each.width > 0);
    const marks: Piece[] = [];
    const copies: Piece[] = [];
    let at = 0;
    for (const node of layer.childNodes) {
      const text = node.textContent ?? '';
      if (node instanceof HTMLElement) {
        marks.push({ text, start: at, boxes: boxesOf(node.getClientRects()) });
        const range = document.createRange();
        const plain = copy.firstChild as Text;
        range.setStart(plain, at);
        range.setEnd(plain, at + text.length);
        copies.push({ text, start: at, boxes: boxesOf(range.getClientRects()) });
      }
      at += text.length;
    }
    copy.remove();
    return { marks, copies };
  });
}

function assertSame(marks: readonly Piece[], copies: readonly Piece[], where: string): void {
  assert.ok(marks.length > 0, `${where}: there is a mark`);
  marks.forEach((mark, i) => {
    const copy = copies[i];
    assert.ok(copy !== undefined);
    const name = `${where}: "${mark.text}" at ${mark.start}`;
    assert.equal(mark.boxes.length, copy.boxes.length, `${name}: as many lines`);
    mark.boxes.forEach((box, line) => {
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        const off = Math.abs(box[side] - (copy.boxes[line]?.[side] ?? Number.NaN));
        assert.ok(off <= 0.5, `${name}, line ${line}: ${side} is ${off} px off`);
      }
    });
  });
}

for (const width of [320, 375, 600, 1280]) {
  for (const large of [false, true]) {
    test(`marks lie where their characters lie: ${width} pixels wide${large ? ', large type' : ''}`, () =>
      site.visit({ viewport: { width, height: 900 } }, async page => {
        if (large) await page.locator('#large').click();
        for (const [name, text] of Object.entries(texts)) {
          await page.locator('#secret').fill('');
          await paste(page, text);
          const { marks, copies } = await pieces(page);
          assertSame(marks, copies, `${name}, ${width}`);
        }
      }));
  }
}

test('a press on a mark is a press on its character: the field itself says so', () =>
  site.visit({ viewport: { width: 375, height: 900 } }, async page => {
    for (const text of Object.values(texts)) {
      await page.locator('#secret').fill('');
      await paste(page, text);
      await page.locator('#secret').evaluate(async area => {
        area.scrollTo(0, 0);
        area.scrollIntoView({ block: 'center' });
        // The marks follow with the frame that scrolls.
        await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      });
      const field = await page.locator('#secret').boundingBox();
      for (const { start, boxes, text: marked } of (await pieces(page)).marks) {
        const [box] = boxes;
        assert.ok(box !== undefined && field !== null);
        if (box.y + box.height > field.y + field.height) continue; // Scrolled out of sight.
        await page.mouse.click(box.x + 1, box.y + box.height / 2);
        const caret = await page
          .locator('#secret')
          .evaluate(area => (area as HTMLTextAreaElement).selectionStart);
        assert.equal(caret, start, `"${marked}" in "${text.slice(0, 20)}"`);
      }
    }
  }));

test('the marks scroll with the text, and a new width moves both', () =>
  site.visit({ viewport: { width: 375, height: 900 } }, async page => {
    await paste(page, texts.lines);
    for (const top of [0, 37, 10_000]) {
      await page.locator('#secret').evaluate((area, y) => area.scrollTo(0, y), top);
      await page.waitForTimeout(50);
      const { marks, copies } = await pieces(page);
      assertSame(marks, copies, `scrolled by ${top}`);
    }
    await page.setViewportSize({ width: 700, height: 900 });
    await page.waitForTimeout(100);
    const { marks, copies } = await pieces(page);
    assertSame(marks, copies, 'made wider');
    await page.setViewportSize({ width: 375, height: 900 });
  }));

test('each kind of mark has its own line, not only its own colour', () =>
  site.visit({}, async page => {
    const lineOf = async (text: string, mark: string): Promise<string> => {
      await page.locator('#secret').fill('');
      await paste(page, text);
      return page
        .locator(`.backdrop mark[data-mark=${mark}]`)
        .first()
        .evaluate(each => {
          const { textDecorationLine, textDecorationStyle } = getComputedStyle(each);
          return `${textDecorationLine} ${textDecorationStyle}`;
        });
    };
    assert.equal(await lineOf('3F2A-9OBC-77DE-A41B', 'repair'), 'underline solid');
    assert.equal(await lineOf('3F2A-9QBC-77DE-A41B', 'doubt'), 'underline double');
    assert.equal(await lineOf('3F2A-9\u5361BC-77DE-A41B', 'wrong'), 'underline wavy');
  }));

test('a finding or a repair under the pointer or the focus lights its place; pressing it selects the place', () =>
  site.visit({}, async page => {
    await paste(page, '3F2A-9QBC-7ODE-A41B');
    const lit = page.locator('.backdrop mark[data-lit]');
    assert.equal(await lit.count(), 0);
    await page.locator('#code-findings li').first().hover();
    assert.deepEqual(await lit.allTextContents(), ['Q']);
    await page.locator('#repairs li').first().hover();
    assert.deepEqual(await lit.allTextContents(), ['O']);
    await page.mouse.move(0, 0);
    assert.equal(await lit.count(), 0);
    await page.locator('#code-findings .link').focus();
    assert.deepEqual(await lit.allTextContents(), ['Q']);
    await page.keyboard.press('Enter');
    assert.equal(await selected(page), 'Q');
    assert.ok(await page.locator('#secret').evaluate(area => area === document.activeElement));
  }));

test('the layer is a picture: not read, not pressed, gone with the text', () =>
  site.visit({}, async page => {
    await paste(page, texts.plain);
    assert.equal(await page.locator('#backdrop').getAttribute('aria-hidden'), 'true');
    assert.equal(
      await page.locator('#backdrop').evaluate(each => getComputedStyle(each).pointerEvents),
      'none',
    );
    await page.locator('#clear').click();
    assert.equal((await page.locator('#backdrop').textContent())?.replace('\u200b', ''), '');
  }));
