import { h, setAttr } from '../base/dom.ts';
import { groupsFor } from '../product/groups.ts';
import type { Cell, Mark } from '../reading/cells.ts';
import type { Reading } from '../reading/reading.ts';
import { unknownGroups } from '../reading/unknown_groups.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { mostColumns, type Shape, shapeOf } from './panel_shape.ts';

/** More cells than this are counted, not drawn: a paste may hold thousands. */
const mostCells = 32;

const legendKeys: Readonly<Record<Exclude<Mark, 'same'>, TextKey>> = {
  fold: 'legend.fold',
  repair: 'legend.repair',
  doubt: 'legend.doubt',
  wrong: 'legend.wrong',
};

/**
 * The panel on the card: the code in its groups, each character under what it was before. Marks differ in shape as well
 * as in colour. To assistive technology the whole panel is one picture, named by the code.
 */
export function panelView(panel: HTMLElement, groups: HTMLElement, legend: HTMLElement) {
  return {
    renderReading(reading: Reading, t: Translate): void {
      const { cells, result } = reading;
      const lengths = drawnGroups(reading);
      layOut(groups, lengths);
      groups.replaceChildren(...groupElements(cells, lengths, t));
      setAttr(panel, 'data-length', lengths.length === 0 ? 'open' : null);
      setAttr(panel, 'data-verdict', result?.verdict ?? 'empty');
      setAttr(panel, 'aria-label', labelOf(reading, t));
      const seen = new Set(cells.map(cell => cell.mark));
      legend.replaceChildren(
        ...(Object.keys(legendKeys) as (keyof typeof legendKeys)[])
          .filter(mark => seen.has(mark))
          .map(mark =>
            h('li', { 'data-mark': mark }, h('span', { class: 'legend-swatch' }), t(legendKeys[mark])),
          ),
      );
    },
    /** The last four characters behind dots, once the code has been sent. */
    renderMasked(card: string, t: Translate): void {
      const parts = card.split(' ');
      setAttr(panel, 'data-length', null);
      for (const name of ['narrow', 'wide']) setShape(groups, name, { columns: 16, gaps: 3 });
      groups.replaceChildren(
        ...parts.map(part => h('span', { class: 'group' }, ...Array.from(part, char => plainCell(char)))),
      );
      setAttr(panel, 'data-verdict', 'masked');
      setAttr(panel, 'aria-label', t('done.card-label', { last4: parts.at(-1) ?? '' }));
      legend.replaceChildren();
    },
  };
}

/** The groups of what was read, filled up with those of the card that it is. */
function drawnGroups({ form, cells, groups, product }: Reading): readonly number[] {
  const usual = unknownGroups.reduce((sum, length) => sum + length, 0);
  if (product === null) return cells.length <= usual ? unknownGroups : [Math.min(cells.length, mostCells)];
  const empty = form === null ? [] : groupsFor(form.secret, cells.length);
  const read = cells.length === 0 ? [] : groups;
  const drawn = Array.from({ length: Math.max(read.length, empty.length) }, (_, g) =>
    Math.max(read[g] ?? 0, empty[g] ?? 0),
  );
  let left = mostCells;
  return drawn.flatMap(length => {
    const shown = Math.min(length, left);
    left -= shown;
    return shown > 0 ? [shown] : [];
  });
}

/** How wide a cell is follows from how many stand in a row; the style sheet says which of the two holds. */
function layOut(groups: HTMLElement, lengths: readonly number[]): void {
  for (const name of ['narrow', 'wide'] as const) setShape(groups, name, shapeOf(lengths, mostColumns[name]));
}

function setShape(groups: HTMLElement, name: string, { columns, gaps }: Shape): void {
  groups.style.setProperty(`--${name}`, String(columns));
  groups.style.setProperty(`--${name}-gaps`, String(gaps));
}

function groupElements(cells: readonly Cell[], lengths: readonly number[], t: Translate): HTMLElement[] {
  let at = 0;
  const elements: HTMLElement[] = lengths.map(length => {
    const group = h('span', { class: 'group' });
    for (let i = 0; i < length; i++, at++) {
      const cell = cells[at];
      group.append(
        cell === undefined ? h('span', { class: 'cell', 'data-mark': 'none' }) : cellElement(cell),
      );
    }
    return group;
  });
  const hidden = cells.length - at;
  if (hidden > 0) elements.push(h('span', { class: 'more' }, t('card.more', { count: hidden })));
  return elements;
}

function cellElement(cell: Cell): HTMLElement {
  const changed = cell.was !== cell.char;
  return h(
    'span',
    { class: 'cell', 'data-mark': cell.mark },
    h('span', { class: 'was' }, changed ? cell.was : ''),
    h('span', { class: 'now' }, cell.char),
  );
}

function plainCell(char: string): HTMLElement {
  return h(
    'span',
    { class: 'cell', 'data-mark': 'same' },
    h('span', { class: 'was' }),
    h('span', { class: 'now' }, char),
  );
}

function labelOf({ cells, result }: Reading, t: Translate): string {
  if (result === null || result.code === '') return t('card.panel-empty');
  const changed = cells.filter(cell => cell.mark === 'repair').length;
  const flawed = cells.filter(cell => cell.mark === 'doubt' || cell.mark === 'wrong').length;
  return (
    t('card.panel-label', { display: result.display }) +
    (changed > 0 ? t('card.panel-changed', { count: changed }) : '') +
    (flawed > 0 ? t('card.panel-flawed', { count: flawed }) : '')
  );
}
