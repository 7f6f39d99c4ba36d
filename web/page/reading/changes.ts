import type { CheckResult, EditKind, EditReason } from '../../../bindings/js/types.ts';
import type { Translate } from '../texts/translate.ts';
import type { Cell } from './cells.ts';

/** Changes of one reason, told together. */
export interface Change {
  readonly kind: EditKind;
  readonly why: EditReason;
  /** The first one; the same for all of a repair. */
  readonly from: string;
  readonly to: string;
  /** The module's words for the first one. */
  readonly message: string;
  /** How many edits; those that removed something have no index. */
  readonly count: number;
  /** Which characters of the code, from 0. */
  readonly indices: readonly number[];
}

/** Repairs first, one entry for each pair of characters; then folds, one entry for each reason. */
export function changesOf(result: CheckResult, cells: readonly Cell[]): Change[] {
  const groups = new Map<string, { change: Change; indices: number[]; count: number }>();
  for (const edit of result.edits) {
    const key = edit.kind === 'repair' ? `${edit.why} ${edit.from} ${edit.to}` : edit.why;
    const indices = cells.flatMap((cell, i) =>
      cell.why !== null && cell.span[0] === edit.span[0] ? [i] : [],
    );
    const group = groups.get(key);
    if (group === undefined) {
      const { kind, why, from, to, message } = edit;
      groups.set(key, { change: { kind, why, from, to, message, count: 1, indices }, indices, count: 1 });
    } else {
      group.indices.push(...indices);
      group.count += 1;
    }
  }
  const changes = [...groups.values()].map(({ change, indices, count }) => ({ ...change, indices, count }));
  return [...changes.filter(c => c.kind === 'repair'), ...changes.filter(c => c.kind === 'fold')];
}

/** The lengths of the groups printed on the card, from the code as displayed. */
export function groupsOf(display: string): number[] {
  return display.split(/[^0-9A-Za-z]+/).map(group => group.length);
}

/** Says where characters stand, as a person counts on the card: group and place, both from 1. */
export function placesInWords(indices: readonly number[], groups: readonly number[], t: Translate): string {
  const parts: string[] = [];
  const wanted = new Set(indices);
  let start = 0;
  groups.forEach((length, g) => {
    const group = g + 1;
    const places = Array.from({ length }, (_, i) => i + 1).filter(place => wanted.has(start + place - 1));
    const [first] = places;
    if (places.length === length && length > 1) parts.push(t('position.group', { group }));
    else if (places.length === 1 && first !== undefined)
      parts.push(t('position.one', { group, place: first }));
    else if (places.length > 1)
      parts.push(t('position.many', { group, places: runs(places).join(t('position.places')) }));
    start += length;
  });
  return parts.join(t('position.join'));
}

/** Neighbours drawn together: 1, 3, 4 becomes "1", "3-4" with an en dash. */
function runs(sorted: readonly number[]): string[] {
  const found: [number, number][] = [];
  for (const n of sorted) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else found.push([n, n]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}\u2013${to}`));
}
