import type { Cardmend, CheckResult } from '../../../bindings/js/types.ts';
import { type Cell, cellsOf } from './cells.ts';
import { type Change, changesOf, groupsOf } from './changes.ts';

/** What stands in the field, as far as it is understood. */
export interface Reading {
  readonly raw: string;
  /** `null` while the module is not there. */
  readonly result: CheckResult | null;
  readonly cells: readonly Cell[];
  readonly changes: readonly Change[];
  readonly groups: readonly number[];
}

/** The form is for this card; its groups are shown before anything is typed. */
export const product = 'jd.ecard' as const;
export const emptyGroups = [4, 4, 4, 4] as const;

export function read(raw: string, cardmend: Cardmend | null): Reading {
  if (cardmend === null) return { raw, result: null, cells: [], changes: [], groups: emptyGroups };
  const result = cardmend.check(raw, { product });
  const cells = cellsOf(raw, result);
  return { raw, result, cells, changes: changesOf(result, cells), groups: groupsOf(result.display) };
}

export type Flaw = 'empty' | 'partial' | 'refused' | 'doubtful';

/** Why the reading cannot be sent yet; `null` if it can. Without the module only an empty field is a flaw. */
export function flawOf({ raw, result }: Reading, doubtAccepted: boolean): Flaw | null {
  if (raw.trim() === '') return 'empty';
  switch (result?.verdict) {
    case 'empty':
    case 'partial':
    case 'refused':
      return result.verdict;
    case 'doubtful':
      return doubtAccepted && result.code !== '' ? null : 'doubtful';
    default:
      return null;
  }
}

/** What is sent: the code, or without the module what was typed, for the gateway to decide. */
export function secretOf({ raw, result }: Reading): string {
  return result === null ? raw.trim().slice(0, 512) : result.code;
}
