import { h, setAttr } from '../dom.ts';
import type { TextKey, Translate } from '../text.ts';
import type { Cell, Mark } from './cells.ts';
import { emptyGroups, type Reading } from './reading.ts';

/** More cells than this are counted, not drawn: a paste may hold thousands. */
const mostCells = 24;

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
      groups.replaceChildren(...groupElements(cells, reading.groups, t));
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
      groups.replaceChildren(
        ...parts.map(part => h('span', { class: 'group' }, ...Array.from(part, char => plainCell(char)))),
      );
      setAttr(panel, 'data-verdict', 'masked');
      setAttr(panel, 'aria-label', t('done.card-label', { last4: parts.at(-1) ?? '' }));
      legend.replaceChildren();
    },
  };
}

function groupElements(cells: readonly Cell[], lengths: readonly number[], t: Translate): HTMLElement[] {
  const elements: HTMLElement[] = [];
  const shown = cells.slice(0, mostCells);
  let at = 0;
  for (let g = 0; at < shown.length || g < emptyGroups.length; g++) {
    const length = Math.max(lengths[g] ?? 4, emptyGroups[g] ?? 1);
    const group = h('span', { class: 'group' });
    for (let i = 0; i < length; i++, at++) {
      const cell = shown[at];
      if (cell !== undefined) group.append(cellElement(cell));
      else if (g < emptyGroups.length) group.append(h('span', { class: 'cell', 'data-mark': 'none' }));
    }
    elements.push(group);
  }
  const hidden = cells.length - shown.length;
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
