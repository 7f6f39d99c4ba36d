/**
 * What is known about failed bindings, as data/*.json says it: the rows that the build compiles into the core, and that
 * a shop may replace. Shares and chances are parts of a thousand.
 */
import type { Help } from '../explain/types.ts';

/** Where a row is from; every row of data/ and of a shop must say so, and the core does not need it. */
export interface Sourced {
  readonly source?: string;
  readonly confidence?: 'H' | 'M' | 'L' | 'prior';
}

export interface PlatformRow extends Sourced {
  readonly id: string;
  readonly channels: readonly { readonly id: string; readonly kind: string }[];
  readonly verification: readonly string[];
  /** `limit` tries until it locks; null where none is known. */
  readonly attempts: {
    readonly limit: number | null;
    readonly scope: string;
    readonly lockMinutes: number | null;
  };
  readonly arrival: { readonly when: string; readonly minutes: Minutes };
  readonly support: string;
}

export type Minutes = readonly [least: number, most: number];

export interface SupportRow extends Sourced {
  readonly id: string;
  readonly way: string;
  readonly hours: string;
  readonly answerMinutes: Minutes;
}

export interface RemedyRow extends Sourced {
  readonly id: string;
  readonly minutes: Minutes | 'support' | 'arrival';
  /** Where the answer tells of a wait it takes at least that, or just that in place of `minutes`. */
  readonly until?: 'wait' | 'lock';
  readonly chance: number;
  readonly first?: boolean;
  readonly retries?: boolean;
  readonly after?: readonly string[];
  readonly platforms?: readonly string[];
}

export interface CauseRow extends Sourced {
  readonly id: string;
  readonly tier: string;
  readonly disclosure: 'full' | 'generic';
  readonly retry: { readonly reason: string; readonly afterMs?: number };
  readonly support?: string;
  readonly remedies: readonly { readonly remedy: string; readonly chance?: number }[];
}

export interface CauseShareRow {
  readonly cause: string;
  readonly share: number;
  readonly part?: 'user' | 'system' | 'other';
}

/** One of `as` and `causes` is there. */
export interface FailureRow extends Sourced {
  readonly id: string;
  readonly platform?: string;
  readonly weak?: boolean;
  readonly fallback?: boolean;
  readonly codes?: readonly string[];
  readonly texts?: readonly string[];
  readonly http?: readonly (readonly [first: number, last: number])[];
  /** The statuses of `http` count only where the body is JSON. */
  readonly json?: boolean;
  readonly exceptions?: readonly string[];
  readonly html?: boolean;
  readonly as?: string;
  readonly causes?: readonly CauseShareRow[];
  readonly category?: string;
  readonly figures?: string;
}

/** What a word does in a sentence, in the order of the core's TermKind. */
export const termKinds = [
  'noun',
  'place',
  'predicate',
  'negation',
  'filler',
  'preposition',
  'alternative',
  'supposition',
] as const;

/** Failures by the id of the noun that the predicate is said of; `none` where nothing else is said. */
export type Readings = Readonly<Record<string, string>>;

/** Words of one meaning. */
export interface WordingRow extends Sourced {
  readonly id: string;
  readonly kind: (typeof termKinds)[number];
  readonly words: readonly string[];
  /** What a predicate tells of each noun. */
  readonly tells?: Readings;
  /** What it tells where it is denied. */
  readonly denied?: Readings;
}

/** Stands for a noun in `Readings`: nothing else was said. */
export const noNoun = 'none';

/** Where a row holds: a number, or a word of the vocabulary. */
export interface Bounds {
  readonly signal: string;
  readonly atLeast?: number | string;
  readonly atMost?: number | string;
}

export interface EvidenceRow extends Bounds, Sourced {
  readonly id: string;
  readonly factors: readonly { readonly cause: string; readonly times: number }[];
}

export interface TierRow extends Bounds, Sourced {
  readonly id: string;
  readonly causes: readonly string[];
  readonly tier: string;
}

export interface Rows<T> {
  readonly rows: readonly T[];
}

export interface KnowledgeData {
  readonly platforms: Rows<PlatformRow>;
  readonly supports: Rows<SupportRow>;
  readonly remedies: Rows<RemedyRow>;
  readonly causes: Rows<CauseRow> & { readonly checkFirstFrom: number };
  readonly failures: Rows<FailureRow>;
  readonly wordings: Rows<WordingRow>;
  readonly evidence: Rows<EvidenceRow>;
  readonly tiers: Rows<TierRow>;
}

/** The files of `KnowledgeData`, in the order in which errors are told. */
export const knowledgeFiles = [
  'platforms',
  'supports',
  'remedies',
  'causes',
  'failures',
  'wordings',
  'evidence',
  'tiers',
] as const;
export type KnowledgeFile = (typeof knowledgeFiles)[number];

/** Takes the shipped row of that id away. No other row may need it any more. */
export interface RowRemoval {
  readonly id: string;
  readonly remove: true;
}

type RowOf<Part> = Part extends Rows<infer Row> ? Row : never;

/** Parts of the knowledge, each as the file of that name in `data/`, with removals among the rows. */
export type RowOverrides = {
  readonly [File in KnowledgeFile]?: Partial<Omit<KnowledgeData[File], 'rows'>> & {
    readonly rows: readonly (RowOf<KnowledgeData[File]> | RowRemoval)[];
  };
};

/** The words of data/vocabulary.json that rows may name, in the order of the core's values. */
export interface KnowledgeWords {
  readonly verdicts: readonly string[];
  readonly cardOrigins: readonly string[];
  readonly channelKinds: readonly string[];
  readonly signals: readonly string[];
  readonly tiers: readonly string[];
  readonly disclosures: readonly string[];
  readonly retryReasons: readonly string[];
}

/** The platform for whichever is not named. */
export const genericPlatform = 'generic';

/** The causes of a failure, its own or those of the row that it is answered as. */
export function sharesOf(row: FailureRow, { failures }: KnowledgeData): readonly CauseShareRow[] {
  return row.causes ?? failures.rows.find(({ id }) => id === row.as)?.causes ?? [];
}

/** The likeliest cause of a row. */
export function topOf(row: FailureRow, data: KnowledgeData): string | undefined {
  const shares = sharesOf(row, data);
  return shares.reduce((top, share) => (share.share > (top?.share ?? 0) ? share : top), shares[0])?.cause;
}

/** The words that a signal's bounds are told in; none if they are numbers. */
export function wordsOf(signal: string, words: KnowledgeWords): readonly string[] | undefined {
  if (signal === 'verdict') return words.verdicts;
  if (signal === 'origin') return words.cardOrigins;
  return signal === 'channel' ? words.channelKinds : undefined;
}

/** What stands in `because`: failures, then evidence; the core counts them in this order. */
export function reasonIds({ failures, evidence }: KnowledgeData): string[] {
  return [
    ...failures.rows.map(({ id }) => `failure:${id}`),
    ...evidence.rows.map(({ id }) => `evidence:${id}`),
  ];
}

/** The supports as an answer names them, in the core's order; the schema holds their words to those of `Help`. */
export function helpOf({ supports }: KnowledgeData): Help[] {
  return supports.rows.map(({ id, way, hours, answerMinutes }) => ({
    support: id,
    way: way as Help['way'],
    hours: hours as Help['hours'],
    minutes: answerMinutes,
  }));
}

/** A cause that must be hidden has no text of its own: all of them share that of `generic`. */
export function knowledgeMessageKeys(data: KnowledgeData): string[] {
  const told = data.causes.rows.filter(({ disclosure }) => disclosure === 'full').map(({ id }) => id);
  return [
    ...[...told, 'generic'].flatMap(id => [`cause.${id}.what`, `cause.${id}.do`]),
    ...data.remedies.rows.map(({ id }) => `remedy.${id}`),
    ...data.supports.rows.map(({ id }) => `support.${id}`),
    ...data.platforms.rows.map(({ id }) => `platform.${id}`),
    'wait.minutes',
    'wait.hours',
    'wait.days',
  ];
}
