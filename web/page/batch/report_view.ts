/** Counts and exceptions as elements. */
import { type Tally, withRest } from '../../../bindings/batch/report/counts.ts';
import type { Tell } from '../../../bindings/batch/write/texts.ts';
import { h } from '../base/dom.ts';
import type { Progress, ShownCounts, ShownException } from './messages.ts';

/** Rows of a chart; the rest share one. */
const mostBars = 8;

type Shown = Pick<Progress, 'counts' | 'notes' | 'exceptions'>;

function tiles({ rows, valid, repaired, exceptions }: ShownCounts, tell: Tell): HTMLElement {
  const tile = (key: 'rows' | 'valid' | 'repaired' | 'exceptions', count: number) =>
    h(
      'div',
      { class: 'batch-tile', 'data-kind': key },
      h('strong', {}, String(count)),
      h('span', {}, tell(`batch.report.${key}`)),
    );
  return h(
    'div',
    { class: 'batch-tiles' },
    tile('rows', rows),
    tile('valid', valid),
    tile('repaired', repaired),
    tile('exceptions', exceptions),
  );
}

/** A table whose last column draws its numbers: it reads well without seeing it. */
function bars(title: string, kind: string, tallies: readonly Tally[], none: string): HTMLElement[] {
  if (tallies.length === 0) return [];
  const all = withRest(tallies, mostBars);
  const most = Math.max(...all.map(({ count }) => count));
  const rows = all.map(({ name, count }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, name || none),
      h('td', { class: 'batch-count' }, String(count)),
      h('td', { class: 'batch-bar', 'aria-hidden': 'true' }, h('meter', { min: 0, max: most, value: count })),
    ),
  );
  return [
    h('table', { class: 'batch-bars', 'data-kind': kind }, h('caption', {}, title), h('tbody', {}, ...rows)),
  ];
}

function exceptionTable(exceptions: readonly ShownException[], count: number, tell: Tell): HTMLElement[] {
  if (exceptions.length === 0) return [];
  const columns = ['row', 'column', 'number', 'secret', 'what', 'todo'] as const;
  const head = h('tr', {}, ...columns.map(key => h('th', { scope: 'col' }, tell(`batch.${key}`))));
  const rows = exceptions.map(one => h('tr', {}, ...columns.map(key => h('td', {}, String(one[key])))));
  return [
    h(
      'div',
      { class: 'batch-scroll', tabindex: 0, role: 'region', 'aria-label': tell('batch.report.exceptions') },
      h(
        'table',
        { class: 'batch-rows' },
        h('caption', {}, tell('batch.report.table', { count: exceptions.length })),
        h('thead', {}, head),
        h('tbody', {}, ...rows),
      ),
    ),
    ...(count > exceptions.length ? [h('p', { class: 'quiet' }, tell('batch.page.more', { count }))] : []),
  ];
}

export function reportParts({ counts, notes, exceptions }: Shown, tell: Tell): HTMLElement[] {
  return [
    tiles(counts, tell),
    ...notes.map(text => h('p', { class: 'quiet' }, text)),
    ...bars(tell('batch.report.findings'), 'findings', counts.findings, ''),
    ...bars(tell('batch.report.products'), 'products', counts.products, ''),
    ...bars(tell('batch.report.values'), 'values', counts.values, tell('batch.report.no-value')),
    ...exceptionTable(exceptions, counts.exceptions, tell),
  ];
}
