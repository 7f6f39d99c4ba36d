/**
 * Lists of stolen cards: a list of ten million is published, a day's entries are added, and a page takes both.
 * usage: tools/run bench/lists.ts [ENTRIES]     ten million if omitted, which take about two minutes and 800 MB of disk
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashCode } from '../bindings/js/lists/code_hash.ts';
import { PrefixSet } from '../bindings/js/lists/prefix_set.ts';
import { numbersOf, readSetFile, type SetFile } from '../bindings/js/lists/set_file.ts';
import { costFor, groupFileBytes, rangeFileBytes } from '../bindings/js/lists/shape.ts';
import { runThrough, type Sliced } from '../bindings/js/lists/slices.ts';
import { folderTransport } from '../bindings/lists/folder_transport.ts';
import { recordBytes, writeEntry } from '../bindings/lists/log.ts';
import { type Places, placesOf } from '../bindings/lists/places.ts';
import { publish } from '../bindings/lists/publish.ts';
import { rootPath } from '../bindings/lists/root.ts';
import { beginList } from '../bindings/lists/settings.ts';
import { verifyList } from '../bindings/lists/verify.ts';
import { tableOf } from './rows.ts';

export interface ListFigures {
  readonly entries: number;
  /** Of the set, for an entry. */
  readonly bits: number;
  /** The share of other codes that hit the set. */
  readonly alarms: number;
  /** Bytes of the delta of a day's entries. */
  readonly delta: number;
  /** Seconds: the first version, and the one after the day. */
  readonly first: number;
  readonly day: number;
  /** Seconds of the processor for the latter: what it takes where nothing else runs. */
  readonly work: number;
  /** Bytes of a question: digests and range. */
  readonly question: number;
  /** Entries of the emptiest range. */
  readonly least: number;
  /** Milliseconds of a page: to read the set, and to take the delta. */
  readonly reading: number;
  readonly changing: number;
  /** The longest slice of either, for which nobody else is let in. */
  readonly slice: number;
  /** Nanoseconds of a look-up. */
  readonly lookup: number;
  /** Milliseconds of the hash of a code of 16 hexadecimal digits. */
  readonly hash: number;
}

const now = Date.UTC(2026, 10, 1);
const dayEntries = 10_000;
const turns = 9;
/** Look-ups of a turn: so few that some turn is not interrupted. */
const atOnce = 100_000;

function addRandom(places: Places, count: number): void {
  const details = { reason: 'stolen', publisher: 0, day: 20_758, end: 0 } as const;
  for (let left = count; left > 0; left -= 100_000) {
    const some = Math.min(left, 100_000);
    const hashes = randomBytes(16 * some);
    const bytes = new Uint8Array(recordBytes * some);
    for (let i = 0; i < some; ++i) {
      const hash = hashes.subarray(16 * i, 16 * i + 16);
      bytes.set(writeEntry({ withdrawn: false, details, hash, time: now }), recordBytes * i);
    }
    appendFileSync(places.log, bytes);
  }
}

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [milliseconds: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

/** What a page does in slices: all of it, and the longest one, of the turn that was interrupted least. */
function timedSlices<T>(begin: () => Sliced<T>): readonly [all: number, longest: number, result: T] {
  const turn = (): readonly [number, number, T] => {
    const work = begin();
    for (let [all, longest] = [0, 0]; ; ) {
      const started = performance.now();
      const { done, value } = work.next();
      const took = performance.now() - started;
      all += took;
      longest = Math.max(longest, took);
      if (done) return [all, longest, value];
    }
  };
  const first = turn();
  const second = turn();
  return second[1] < first[1] ? second : first;
}

function sound<T>(value: T | string | undefined): T {
  if (typeof value === 'string' || value === undefined) throw new Error(`the bench's own list is ${value}`);
  return value;
}

/** Of numbers that are drawn at random: the share that is in the set, and nanoseconds for one. */
function askMany(set: PrefixSet): { alarms: number; lookup: number } {
  const asked = new Uint32Array(randomBytes(4_000_000).buffer.slice(0, 4_000_000));
  const shift = 32 - set.width;
  for (let i = 0; i < asked.length; ++i) asked[i] = (asked[i] as number) >>> shift;
  let [best, hits] = [Number.POSITIVE_INFINITY, 0];
  for (let turn = 0; turn < turns; ++turn) {
    hits = 0;
    for (let begin = 0; begin < asked.length; begin += atOnce) {
      const started = process.hrtime.bigint();
      for (let i = begin; i < begin + atOnce; ++i) if (set.has(asked[i] as number)) hits += 1;
      best = Math.min(best, Number(process.hrtime.bigint() - started) / atOnce);
    }
  }
  return { alarms: hits / asked.length, lookup: best };
}

async function timeHash(): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; ++turn) {
    const key = { product: 'jd.ecard', salt: '00'.repeat(16), cost: costFor(64) };
    best = Math.min(best, (await timed(() => hashCode(key, '3F2A90BC77DEA41B')))[0]);
  }
  return best;
}

async function measureIn(folder: string, entries: number): Promise<ListFigures> {
  const places = placesOf(folder);
  const file = (name: string): SetFile => sound(readSetFile(readFileSync(join(places.public, name))));
  beginList(places, { product: 'jd.ecard', rule: 'doubtful', spaceBits: 64, shortest: 16, now });
  addRandom(places, entries);
  const [first] = await timed(() => publish(places, { now }));
  const full = file('full.1');
  const bits = (statSync(join(places.public, 'full.1')).size * 8) / entries;
  addRandom(places, dayEntries);
  const before = process.cpuUsage();
  const [day, { deltaBytes = 0 }] = await timed(() => publish(places, { now }));
  const { user, system } = process.cpuUsage(before);
  const [reading, readSlice, set] = timedSlices(() =>
    PrefixSet.read(full.width, full.rice, full.count, full.words),
  );
  const { numbers, removed } = sound(runThrough(numbersOf(file('delta.1-2'))));
  const [changing, changeSlice, next] = timedSlices(() => sound(set).changed(numbers, removed));
  const { alarms, lookup } = askMany(next);
  const rootText = readFileSync(rootPath(places, 1), 'utf8');
  const verified = await verifyList(folderTransport(places.public), rootText, now);
  if (!verified.ok) throw new Error(`${verified.path} is ${verified.refusal}`);
  return {
    ...{
      entries,
      bits,
      alarms,
      delta: deltaBytes,
      first: first / 1000,
      day: day / 1000,
      work: (user + system) / 1e6,
    },
    ...{ question: groupFileBytes + rangeFileBytes, least: verified.least },
    ...{ reading, changing, slice: Math.max(readSlice, changeSlice), lookup, hash: await timeHash() },
  };
}

export async function measureLists(entries = 10_000_000): Promise<ListFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-bench-lists-'));
  try {
    return await measureIn(folder, entries);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function showLists(figures: ListFigures): void {
  const { head, row } = tableOf(58, 12);
  head(`a list of ${figures.entries} stolen cards`, '', 'goal');
  row("bits an entry in the page's set", figures.bits.toFixed(2), '<= 10.50');
  row('other codes that hit it, %', (figures.alarms * 100).toFixed(3), '<= 0.250');
  row(`KB of a day's delta of ${dayEntries}`, (figures.delta / 1024).toFixed(1), '<= 32.0');
  row('seconds to publish that delta', figures.day.toFixed(2), '<= 5.00');
  row('  of the processor', figures.work.toFixed(2), '');
  row('seconds to publish all of it', figures.first.toFixed(1), '');
  row('KB of a question by range', (figures.question / 1024).toFixed(2), '<= 8.00');
  row('entries of the emptiest range', String(figures.least), '>= 200');
  row('ns of a look-up', figures.lookup.toFixed(0), '<= 150');
  row('ms to read the set', figures.reading.toFixed(0), '');
  row('ms to take the delta', figures.changing.toFixed(0), '');
  row('ms of the longest slice of either', figures.slice.toFixed(1), '<= 25.0');
  row('ms of the hash of a code of 64 bits', figures.hash.toFixed(1), '');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  showLists(await measureLists(Number(process.argv[2] ?? 10_000_000)));
