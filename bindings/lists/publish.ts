/** A version of a list: everything that it is made of, then in one step the file that names it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publicMode, replaceFile, textPieces } from '../files/replace.ts';
import { leading } from '../js/lists/code_hash.ts';
import { dayMs } from '../js/lists/entry.ts';
import { readEnvelope } from '../js/lists/envelope.ts';
import { listIdOf, type SetHead, writeSetFile } from '../js/lists/set_file.ts';
import { confirmedByChance, leastCertainty, widthFor } from '../js/lists/shape.ts';
import { type FileDigest, type ListFile, readSigned, type TimeFile } from '../js/lists/signed_files.ts';
import type { Columns } from './columns.ts';
import { loadKey, signedText } from './keys.ts';
import { logLength, readLog } from './log.ts';
import { type Blocks, type Merged, merge } from './merge.ts';
import type { Places } from './places.ts';
import { isNamed, putRanges, type WrittenRanges } from './range_files.ts';
import { newestRoot } from './root.ts';
import { loadSettings, type Settings } from './settings.ts';
import { emptyState, forgetStates, keepState, loadState, type State } from './state.ts';
import { PublisherError } from './trouble.ts';

/** How long a version holds, and how long the word that it is the newest. */
const listMs = 14 * dayMs;
const timeMs = dayMs;
/** Versions back from which deltas lead to the newest, and whose files stay. */
const keptVersions = 30;
/** Records of the log that are merged at once. */
const atOnce = 500_000;

export interface PublishOptions {
  readonly now: number;
  /** A version even if nothing has changed: the keys have. */
  readonly anew?: boolean;
  /** Publishes though one card in fewer would be blocked by chance than the rule allows. */
  readonly force?: boolean;
}

export interface Published {
  readonly version: number;
  readonly count: number;
  /** Entries that came, went or changed. */
  readonly changed: number;
  /** Nothing had: only the newest version's time was signed anew. */
  readonly onlyTime: boolean;
  readonly fullBytes: number;
  readonly deltaBytes: number | undefined;
  readonly rangeBits: number;
}

/** What is public now; undefined before the first version. */
export function publicTime(places: Places): TimeFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(places.public, 'time.json'), 'utf8');
  } catch {
    return undefined;
  }
  const time = readSigned('time', readEnvelope(text)?.signed ?? '');
  if (typeof time !== 'object') throw new PublisherError('state-altered', 'time.json');
  return time;
}

function putFile(places: Places, path: string, bytes: Uint8Array): FileDigest {
  replaceFile(join(places.public, path), [bytes], publicMode);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

/** The log's records behind a state, merged into it. */
function merged(
  places: Places,
  state: State,
  published: number,
  today: number,
): Merged & { records: number } {
  const records = logLength(places.log);
  let blocks: Blocks = state;
  const touched: Float64Array[] = [];
  let from = state.head.records;
  do {
    const next = merge(blocks, readLog(places.log, from, atOnce), published, today);
    blocks = next;
    touched.push(next.touched);
    from += atOnce;
  } while (from < records);
  return { columns: blocks.columns, others: blocks.others, touched: together(touched), records };
}

/** All of them once, ascending. */
function together(parts: readonly Float64Array[]): Float64Array {
  const [only = new Float64Array(), ...more] = parts;
  if (more.length === 0) return only;
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.sort().filter((hash, i, sorted) => hash !== sorted[i - 1]);
}

/** The different prefixes of all entries, ascending. */
function prefixes({ count, high }: Columns, width: number): Uint32Array {
  const shift = 32 - width;
  const out = new Uint32Array(count);
  let length = 0;
  for (let i = 0; i < count; ++i) {
    const prefix = (high[i] as number) >>> shift;
    if (length > 0 && out[length - 1] === prefix) continue;
    out[length] = prefix;
    length += 1;
  }
  return out.subarray(0, length);
}

function hasPrefix({ count, high }: Columns, prefix: number, width: number): boolean {
  const shift = 32 - width;
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((high[middle] as number) >>> shift < prefix) from = middle + 1;
    else to = middle;
  }
  return from < count && (high[from] as number) >>> shift === prefix;
}

/** Prefixes that one version has and the other has not. */
function delta(before: Columns, after: Columns, touched: Float64Array, width: number) {
  const [numbers, removed]: [number[], number[]] = [[], []];
  let last = -1;
  for (const hash of touched) {
    const prefix = leading(hash, width);
    if (prefix === last) continue;
    last = prefix;
    const [had, has] = [hasPrefix(before, prefix, width), hasPrefix(after, prefix, width)];
    if (has && !had) numbers.push(prefix);
    if (had && !has) removed.push(prefix);
  }
  return { numbers, removed };
}

function signTime(places: Places, list: TimeFile['list'], now: number): void {
  const time: TimeFile = {
    ...{ format: 1, role: 'time', version: (publicTime(places)?.version ?? 0) + 1 },
    ...{ signedAt: now, expiresAt: now + timeMs, list, root: newestRoot(places).version },
  };
  const text = signedText('time', time, [loadKey(places, 'time')]);
  replaceFile(join(places.public, 'time.json'), textPieces(text), publicMode);
}

/** The page's set, and what changed in it. */
function putSets(
  places: Places,
  state: State,
  next: Merged,
  settings: Settings,
  id: Uint8Array,
  version: number,
) {
  const { columns, touched } = next;
  const wanted = widthFor(columns.count, settings.published);
  const width = Math.max(wanted, state.head.version === 0 ? 0 : state.head.width);
  const head: SetHead = { kind: 'full', width, rangeBits: 0, from: 0, version, range: 0, list: id };
  const full = putFile(places, `full.${version}`, writeSetFile(head, { numbers: prefixes(columns, width) }));
  const from = state.head.version;
  if (from === 0 || width !== state.head.width) return { width, full, deltas: [] };
  const change = delta(state.columns, columns, touched, width);
  const bytes = writeSetFile({ ...head, kind: 'delta', from }, change);
  const digest = { ...putFile(places, `delta.${from}-${version}`, bytes), from, to: version };
  return { width, full, deltas: [...state.head.deltas, digest].slice(-keptVersions) };
}

/** Removes what no page that is a few versions behind asks for. */
function forget(places: Places, version: number, ranges: WrittenRanges): void {
  const old = version - keptVersions;
  const names = [`full.${version - 2}`, `list.${old}.json`, `delta.${old - 1}-${old}`];
  try {
    const replaced = readFileSync(places.replaced(old), 'utf8').split('\n');
    // What was replaced may have come back since.
    names.push(...replaced.filter(name => name !== '' && !isNamed(ranges, name)));
  } catch {
    // Nothing was replaced.
  }
  for (const name of names) rmSync(join(places.public, name), { force: true });
  rmSync(places.replaced(old), { force: true });
  forgetStates(places, version);
}

/** @throws PublisherError */
export async function publish(places: Places, options: PublishOptions): Promise<Published> {
  const { now, anew = false, force = false } = options;
  const settings = loadSettings(places);
  const time = publicTime(places);
  const state = time === undefined ? emptyState : loadState(places, time.list.version);
  const next = merged(places, state, settings.published, Math.floor(now / dayMs));
  const { columns, others, touched, records } = next;
  const said = { count: columns.count, changed: touched.length };
  const holds = state.head.expiresAt > now + listMs / 2;
  if (time !== undefined && touched.length === 0 && holds && !anew) {
    signTime(places, time.list, now);
    const { version, rangeBits } = state.head;
    return { ...said, version, onlyTime: true, fullBytes: 0, deltaBytes: undefined, rangeBits };
  }
  const certainty = confirmedByChance(columns.count, settings.published);
  if (!force && certainty < leastCertainty[settings.rule])
    throw new PublisherError('guessable', String(Math.floor(certainty)));
  const version = state.head.version + 1;
  const id = await listIdOf(settings.product, settings.salt);
  mkdirSync(places.public, { recursive: true });
  const { width, full, deltas } = putSets(places, state, next, settings, id, version);
  const before = { rangeBits: state.head.rangeBits, digests: state.digests };
  const ranges = putRanges(
    places.public,
    columns,
    { list: id, published: settings.published },
    before,
    touched,
  );
  const { product, salt, cost, published, rule, publishers } = settings;
  const list: ListFile = {
    ...{ format: 1, role: 'list', version, signedAt: now, expiresAt: now + listMs },
    ...{ product, salt, cost, published, rule, publishers, count: columns.count },
    ...{ full, deltas, rangeBits: ranges.rangeBits, groups: ranges.groups },
  };
  const text = new TextEncoder().encode(signedText('list', list, [loadKey(places, 'list')]));
  const digest = putFile(places, `list.${version}.json`, text);
  const head = {
    ...{ version, records, count: columns.count, others: others.count, width },
    ...{ rangeBits: ranges.rangeBits, deltas, expiresAt: list.expiresAt },
  };
  keepState(places, { head, columns, others, digests: ranges.digests });
  replaceFile(places.replaced(version), textPieces(ranges.replaced.join('\n')));
  // From here on it is the newest, and all that it names is there.
  signTime(places, { ...digest, version }, now);
  forget(places, version, ranges);
  const deltaBytes = deltas.at(-1)?.bytes;
  return {
    ...said,
    version,
    onlyTime: false,
    fullBytes: full.bytes,
    deltaBytes,
    rangeBits: ranges.rangeBits,
  };
}
