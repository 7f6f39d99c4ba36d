/** One row of what came: an entry with all that it says, or a trouble by its name. */
import { h } from '../base/dom.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import type { Arrival, Party } from './api.ts';
import type { Happened } from './following.ts';

const clock = (at: number): string => new Date(at).toISOString().slice(11, 23);
/** Enough to tell links and lists apart. */
const short = (hex: string): string => (hex === '' ? '' : `${hex.slice(0, 8)}\u2026`);

type Came = Extract<Happened, { entry: unknown }>;

/** From the desk to this page, if the gateway still knows when it came there. */
function tookMs({ at, entry, missed }: Came, arrivals: readonly Arrival[]): number | undefined {
  const told = arrivals.findLast(
    each => each.hash === entry.hash && each.list === entry.list && each.at <= at,
  );
  return missed || entry.kind === 'withdraw' || told === undefined ? undefined : at - told.at;
}

function entryRow(came: Came, parties: readonly Party[], arrivals: readonly Arrival[], t: Translate) {
  const { at, entry, link } = came;
  const party = parties.find(({ id }) => id === entry.publisher);
  const ms = tookMs(came, arrivals);
  const facts = [
    t(`stolen.reason.${entry.reason}` as TextKey),
    `n ${entry.n}`,
    `list ${short(entry.list)}`,
    `hash ${entry.hash}`,
    `chain ${short(link)}`,
  ];
  return h(
    'li',
    { 'data-kind': entry.kind, 'data-ms': ms },
    h('time', {}, clock(at)),
    h('span', { class: 'trace-kind' }, t(`travel.kind.${entry.kind}`)),
    h(
      'span',
      { class: 'trace-name' },
      party === undefined ? entry.publisher : t(`platform.${party.platform}`),
    ),
    h('span', { class: 'trace-ms' }, ms === undefined ? '' : t('trace.ms', { ms })),
    h('span', { class: 'trace-facts' }, facts.filter(text => text !== '').join(' \u00b7 ')),
  );
}

export function happenedRow(
  happened: Happened,
  parties: readonly Party[],
  arrivals: readonly Arrival[],
  t: Translate,
): HTMLElement {
  if ('entry' in happened) return entryRow(happened, parties, arrivals, t);
  const { at, trouble, n, times } = happened;
  const count = times > 1 ? `\u00d7 ${times}` : '';
  return h(
    'li',
    { 'data-kind': 'trouble', 'data-trouble': trouble },
    h('time', {}, clock(at)),
    h('span', { class: 'trace-kind' }, t('travel.kind.trouble')),
    h('span', { class: 'trace-name' }, trouble),
    h('span', { class: 'trace-ms' }, n === undefined ? count : `n ${n} ${count}`),
    h('span', { class: 'trace-facts' }, t(`travel.trouble.${trouble}` as TextKey)),
  );
}
