/** What is known about failed bindings: the shape of its data files, and where the rest of its tools are. */
import { join } from 'node:path';
import type { DataFolder } from './load.ts';

export { checkGuide } from './guide-check.ts';
export { guideHeader } from './guide-header.ts';
export { guideKeys, guideMessageKeys } from './guide-keys.ts';

export interface PlatformRow {
  readonly id: string;
  readonly channels: readonly string[];
  /** `limit` tries until it locks; null where none is known. */
  readonly attempts: { readonly limit: number | null };
  readonly support: string;
}

export type Minutes = readonly [least: number, most: number];

export interface SupportRow {
  readonly id: string;
  readonly answerMinutes: Minutes;
}

/** All shares and chances are parts of a thousand. */
export interface RemedyRow {
  readonly id: string;
  readonly minutes: Minutes | 'support';
  readonly chance: number;
  readonly first?: boolean;
  readonly after?: readonly string[];
  readonly platforms?: readonly string[];
}

export interface CauseRow {
  readonly id: string;
  readonly tier: string;
  readonly disclosure: 'full' | 'generic';
  readonly retry: { readonly reason: string; readonly afterMs?: number };
  readonly support?: string;
  readonly remedies: readonly { readonly remedy: string; readonly chance?: number }[];
}

export interface CauseShare {
  readonly cause: string;
  readonly share: number;
}

/** One of `as` and `causes` is there. */
export interface FailureRow {
  readonly id: string;
  readonly platform?: string;
  readonly weak?: boolean;
  readonly codes?: readonly string[];
  readonly texts?: readonly string[];
  readonly http?: readonly (readonly [first: number, last: number])[];
  readonly exceptions?: readonly string[];
  readonly html?: boolean;
  readonly as?: string;
  readonly causes?: readonly CauseShare[];
}

export interface EvidenceRow {
  readonly id: string;
  readonly signal: string;
  readonly atLeast?: number | string;
  readonly atMost?: number | string;
  readonly factors: readonly { readonly cause: string; readonly times: number }[];
}

interface Rows<T> {
  readonly rows: readonly T[];
}

export interface GuideData {
  readonly platforms: Rows<PlatformRow>;
  readonly supports: Rows<SupportRow>;
  readonly remedies: Rows<RemedyRow>;
  readonly causes: Rows<CauseRow> & { readonly checkFirstFrom: number };
  readonly failures: Rows<FailureRow>;
  readonly evidence: Rows<EvidenceRow>;
}

/** The failure that stands for whatever no row knows, and the platform for whichever is not named. */
export const unknownFailure = 'unknown';
export const genericPlatform = 'generic';

/** @param data the folder `data/` @throws DataError if a file does not fit its schema */
export function readGuide(folder: DataFolder, data: string): GuideData {
  const read = <T>(name: string): T => folder.read<T>(join(data, `${name}.json`), `${name}.schema.json`);
  return {
    platforms: read('platforms'),
    supports: read('supports'),
    remedies: read('remedies'),
    causes: read('causes'),
    failures: read('failures'),
    evidence: read('evidence'),
  };
}

/** The causes of a failure, its own or those of the row that it is answered as. */
export function sharesOf(row: FailureRow, { failures }: GuideData): readonly CauseShare[] {
  return row.causes ?? failures.rows.find(({ id }) => id === row.as)?.causes ?? [];
}
