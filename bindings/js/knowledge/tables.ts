/** The knowledge -> rows of numbers that name each other by index: what the core's tables are made of. */
import { patternTables } from './patterns.ts';
import { reduce } from './reduce.ts';
import {
  type Bounds,
  type FailureRow,
  genericPlatform,
  type KnowledgeData,
  type KnowledgeWords,
  noNoun,
  type Readings,
  sharesOf,
  termKinds,
  topOf,
  type WordingRow,
  wordsOf,
} from './rows.ts';

/** C++ types of a row's fields; names with a capital are enums of one byte. */
export const layouts = {
  platforms: ['PlatformRow', 'u16', 'u8', 'u8', 'u8', 'u8', 'u16', 'u16'],
  channels: ['ChannelRow', 'u16', 'u8', 'u8', 'ChannelKind'],
  supports: ['SupportRow', 'u16', 'u16'],
  remedies: ['RemedyRow', 'u16', 'u16', 'u16', 'u8', 'RemedyTime', 'bool', 'bool'],
  causes: ['CauseRow', 'Tier', 'Disclosure', 'RetryReason', 'u8', 'u32', 'u16', 'u8'],
  chances: ['RemedyChance', 'u8', 'u16'],
  failures: ['FailureRow', 'u8', 'bool', 'u16', 'u8', 'u8', 'Tier'],
  shares: ['ShareRow', 'u8', 'u16'],
  codes: ['PatternRow', 'u16', 'u8', 'u8'],
  texts: ['PatternRow', 'u16', 'u8', 'u8'],
  exceptions: ['PatternRow', 'u16', 'u8', 'u8'],
  words: ['PatternRow', 'u16', 'u8', 'u8'],
  terms: ['TermRow', 'TermKind', 'u16', 'u8'],
  readings: ['ReadingRow', 'u8', 'bool', 'u8'],
  statuses: ['StatusRow', 'u16', 'u16', 'u8', 'bool'],
  evidence: ['EvidenceRow', 'Signal', 'i32', 'i32', 'u16', 'u8'],
  factors: ['FactorRow', 'u8', 'u32'],
  tiers: ['TierRow', 'Signal', 'Tier', 'u8', 'u8', 'i32', 'i32'],
  tier_causes: ['std::uint8_t', 'u8'],
  text_firsts: ['std::uint32_t', 'u32'],
  exception_firsts: ['std::uint32_t', 'u32'],
  word_firsts: ['std::uint32_t', 'u32'],
} as const;

export type TableName = keyof typeof layouts;

/** In the order of the fields of the core's `Knowledge`. */
export const tableNames = Object.keys(layouts) as TableName[];

/** Tables of patterns, in the order in which the text has them. */
export const patternNames = ['codes', 'texts', 'exceptions', 'words'] as const;

/** What is sent as rows; the others follow from the patterns. */
export const rowNames = tableNames.filter(
  name => !name.endsWith('_firsts') && !(patternNames as readonly string[]).includes(name),
);

export interface KnowledgeTables {
  /** The ids of platforms and channels, then all patterns in the order of their rows. */
  readonly text: string;
  /** The units of the ids. */
  readonly idUnits: number;
  readonly tables: Readonly<Record<TableName, readonly (readonly number[])[]>>;
  readonly genericPlatform: number;
  readonly htmlFailure: number;
  readonly checkFirstFrom: number;
}

/** The core's kNoRow. */
export const noRow = 255;
const everywhere = 0xffff;
/** Whose minutes a remedy takes, in the order of the core's RemedyTime. */
export const remedyTimes = ['own', 'support', 'arrival', 'wait', 'lock'];

interface Named {
  readonly id: string;
}

function indexOf(rows: readonly Named[], id: string | undefined): number {
  return id === undefined ? noRow : rows.findIndex(row => row.id === id);
}

/** Lists that rows point into by first index and count; equal lists are kept once. */
class Pool {
  readonly items: number[][] = [];
  readonly #starts = new Map<string, number>();

  /** @returns first, count */
  add(list: readonly (readonly number[])[]): [number, number] {
    const key = JSON.stringify(list);
    const first = this.#starts.get(key) ?? this.items.length;
    if (!this.#starts.has(key)) {
      this.#starts.set(key, first);
      this.items.push(...list.map(item => [...item]));
    }
    return [first, list.length];
  }
}

function bounds({ signal, atLeast, atMost }: Bounds, words: KnowledgeWords): [number, number] {
  const value = (bound: number | string | undefined, otherwise: number) =>
    typeof bound === 'string' ? (wordsOf(signal, words)?.indexOf(bound) ?? 0) : (bound ?? otherwise);
  return [value(atLeast, -1000), value(atMost, 0x7fffffff)];
}

/** The row that may be named as the reason: where the likeliest cause is hidden, the one that all such rows share. */
function toldAs(row: FailureRow, data: KnowledgeData): string {
  const top = data.causes.rows.find(({ id }) => id === topOf(row, data));
  return top?.disclosure === 'generic' ? (row.as ?? row.id) : row.id;
}

/** What a predicate tells, said and denied: rows of the core's ReadingRow. */
function readingsOf({ tells, denied }: WordingRow, { wordings, failures }: KnowledgeData): number[][] {
  const rows = (readings: Readings | undefined, isDenied: number) =>
    Object.entries(readings ?? {}).map(([noun, failure]) => [
      noun === noNoun ? noRow : indexOf(wordings.rows, noun),
      isDenied,
      indexOf(failures.rows, failure),
    ]);
  return [...rows(tells, 0), ...rows(denied, 1)];
}

type Tables = KnowledgeTables['tables'];

const channelsOf = ({ platforms }: KnowledgeData) =>
  platforms.rows.flatMap((row, platform) => row.channels.map(one => ({ ...one, platform })));

function platformTables(
  data: KnowledgeData,
  words: KnowledgeWords,
  text: string,
): Pick<Tables, 'platforms' | 'channels' | 'supports'> {
  const { platforms, supports, failures } = data;
  const place = (id: string) => [text.indexOf(reduce(id)), reduce(id).length];
  const fallback = (platform: string | undefined) =>
    failures.rows.findIndex(row => row.fallback && row.platform === platform);
  return {
    platforms: platforms.rows.map(({ id, support, attempts, arrival }) => [
      ...place(id),
      indexOf(supports.rows, support),
      attempts.limit ?? 0,
      fallback(id) < 0 ? fallback(undefined) : fallback(id),
      ...arrival.minutes,
    ]),
    channels: channelsOf(data).map(({ id, platform, kind }) => [
      ...place(id),
      platform,
      words.channelKinds.indexOf(kind),
    ]),
    supports: supports.rows.map(({ answerMinutes }) => answerMinutes),
  };
}

function causeTables(
  { platforms, supports, remedies, causes }: KnowledgeData,
  words: KnowledgeWords,
): Pick<Tables, 'remedies' | 'causes' | 'chances'> {
  const chances = new Pool();
  return {
    remedies: remedies.rows.map(({ minutes, until, platforms: only, after, first, retries }) => [
      ...(typeof minutes === 'string' ? [0, 0] : minutes),
      only ? only.reduce((bits, id) => bits | (1 << indexOf(platforms.rows, id)), 0) : everywhere,
      indexOf(remedies.rows, after?.[0]),
      remedyTimes.indexOf(typeof minutes === 'string' ? minutes : (until ?? 'own')),
      Number(first ?? false),
      Number(retries ?? false),
    ]),
    causes: causes.rows.map(({ tier, disclosure, retry, support, remedies: plan }) => [
      words.tiers.indexOf(tier),
      words.disclosures.indexOf(disclosure),
      words.retryReasons.indexOf(retry.reason),
      indexOf(supports.rows, support),
      retry.afterMs ?? 0,
      ...chances.add(
        plan.map(({ remedy, chance }) => {
          const index = indexOf(remedies.rows, remedy);
          return [index, chance ?? remedies.rows[index]?.chance ?? 0];
        }),
      ),
    ]),
    chances: chances.items,
  };
}

function failureTables(
  data: KnowledgeData,
  words: KnowledgeWords,
): Pick<Tables, 'failures' | 'terms' | 'statuses' | 'shares' | 'readings'> {
  const { platforms, causes, failures, wordings } = data;
  const [shares, readings] = [new Pool(), new Pool()];
  const tierOf = (row: FailureRow) => causes.rows.find(({ id }) => id === topOf(row, data))?.tier ?? '';
  return {
    failures: failures.rows.map(row => [
      indexOf(platforms.rows, row.platform),
      Number(row.weak ?? false),
      ...shares.add(sharesOf(row, data).map(({ cause, share }) => [indexOf(causes.rows, cause), share])),
      indexOf(failures.rows, toldAs(row, data)),
      words.tiers.indexOf(tierOf(row)),
    ]),
    terms: wordings.rows.map(row => [termKinds.indexOf(row.kind), ...readings.add(readingsOf(row, data))]),
    statuses: failures.rows.flatMap((row, i) =>
      (row.http ?? []).map(range => [...range, i, Number(row.json ?? false)]),
    ),
    shares: shares.items,
    readings: readings.items,
  };
}

function evidenceTables(
  { causes, evidence, tiers }: KnowledgeData,
  words: KnowledgeWords,
): Pick<Tables, 'evidence' | 'tiers' | 'factors' | 'tier_causes'> {
  const [factors, tierCauses] = [new Pool(), new Pool()];
  return {
    evidence: evidence.rows.map(row => [
      words.signals.indexOf(row.signal),
      ...bounds(row, words),
      ...factors.add(row.factors.map(({ cause, times: by }) => [indexOf(causes.rows, cause), by])),
    ]),
    tiers: tiers.rows.map(row => [
      words.signals.indexOf(row.signal),
      words.tiers.indexOf(row.tier),
      ...tierCauses.add(row.causes.map(cause => [indexOf(causes.rows, cause)])),
      ...bounds(row, words),
    ]),
    factors: factors.items,
    tier_causes: tierCauses.items,
  };
}

/** @param data without errors (check.ts) */
export function knowledgeTables(data: KnowledgeData, words: KnowledgeWords): KnowledgeTables {
  const { platforms, causes, failures, wordings } = data;
  const ids = [...platforms.rows, ...channelsOf(data)].map(({ id }) => reduce(id));
  const { text, idUnits, rows, firsts } = patternTables(failures.rows, wordings.rows, ids);
  const html = failures.rows.findIndex(row => row.html);
  return {
    text,
    idUnits,
    genericPlatform: indexOf(platforms.rows, genericPlatform),
    htmlFailure: html < 0 ? noRow : html,
    checkFirstFrom: causes.checkFirstFrom,
    tables: {
      ...platformTables(data, words, text),
      ...causeTables(data, words),
      ...failureTables(data, words),
      ...evidenceTables(data, words),
      ...rows,
      text_firsts: firsts.texts.map(word => [word]),
      exception_firsts: firsts.exceptions.map(word => [word]),
      word_firsts: firsts.words.map(word => [word]),
    },
  };
}
