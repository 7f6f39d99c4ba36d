/** From the version that a page has to the newest: every file verified before any of it counts. */
import { PrefixSet } from './prefix_set.ts';
import type { ListRefusal } from './refusal.ts';
import { numbersOf, readSetFile, type SetFile, type SetKind, sameBytes } from './set_file.ts';
import type { ListFile, TimeFile } from './signed_files.ts';
import { inSlices } from './slices.ts';
import { type ListTransport, readDigested, readFile } from './transport.ts';
import { Trust } from './trust.ts';

/** A version that a page can ask. */
export interface Held {
  readonly list: ListFile;
  /** Of the list's product and salt. */
  readonly id: Uint8Array;
  /** undefined where only ranges are asked. */
  readonly set: PrefixSet | undefined;
}

/** More roots are not walked at once. */
const mostRoots = 64;

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** The newest time file that the trust believes, after the roots that lead to its keys. */
export async function newestTime(
  transport: ListTransport,
  trust: Trust,
  now: number,
): Promise<TimeFile | ListRefusal> {
  const bytes = await readFile(transport, 'time.json', true);
  if (typeof bytes === 'string') return bytes;
  const text = textOf(bytes);
  const newest = Math.min(Trust.rootNamed(text), trust.rootVersion + mostRoots);
  while (trust.rootVersion < newest) {
    const root = await readFile(transport, `root.${trust.rootVersion + 1}.json`);
    if (typeof root === 'string') return root;
    const refused = await trust.takeRoot(textOf(root));
    if (refused !== undefined) return refused;
  }
  return trust.takeTime(text, now);
}

/** The version's signed file. */
export async function readVersion(
  transport: ListTransport,
  trust: Trust,
  time: TimeFile,
  now: number,
): Promise<ListFile | ListRefusal> {
  const bytes = await readDigested(transport, time.list);
  return typeof bytes === 'string' ? bytes : trust.readList(textOf(bytes), time.list.version, now);
}

/** A file of numbers that must be of this list. */
async function readNumbers(
  transport: ListTransport,
  digest: ListFile['full'],
  id: Uint8Array,
  wanted: { readonly kind: SetKind; readonly version: number; readonly from: number },
): Promise<SetFile | ListRefusal> {
  const bytes = await readDigested(transport, digest);
  if (typeof bytes === 'string') return bytes;
  const file = readSetFile(bytes);
  if (typeof file === 'string') return file;
  if (!sameBytes(file.list, id)) return 'other-salt';
  const fits = file.kind === wanted.kind && file.version === wanted.version && file.from === wanted.from;
  return fits && file.width <= 32 ? file : 'altered';
}

/** The deltas that lead from a version to the newest; undefined if they do not, or are more than all of it. */
export function deltasFrom(version: number, list: ListFile): ListFile['deltas'] | undefined {
  const first = list.deltas.findIndex(({ from }) => from === version);
  if (first < 0) return undefined;
  const chain = list.deltas.slice(first);
  const joined = chain.every(({ to }, i) => to === (chain[i + 1]?.from ?? list.version));
  return joined && chain.reduce((sum, { bytes }) => sum + bytes, 0) < list.full.bytes ? chain : undefined;
}

async function byDeltas(
  transport: ListTransport,
  set: PrefixSet,
  chain: ListFile['deltas'],
  id: Uint8Array,
): Promise<PrefixSet | ListRefusal> {
  let next = set;
  for (const delta of chain) {
    const wanted = { kind: 'delta', version: delta.to, from: delta.from } as const;
    const file = await readNumbers(transport, delta, id, wanted);
    if (typeof file === 'string') return file;
    const changes = await inSlices(numbersOf(file));
    if (changes === undefined || file.width !== set.width) return 'altered';
    next = await inSlices(next.changed(changes.numbers, changes.removed));
  }
  return next;
}

async function whole(
  transport: ListTransport,
  list: ListFile,
  id: Uint8Array,
): Promise<PrefixSet | ListRefusal> {
  const file = await readNumbers(transport, list.full, id, { kind: 'full', version: list.version, from: 0 });
  if (typeof file === 'string') return file;
  return (await inSlices(PrefixSet.read(file.width, file.rice, file.count, file.words))) ?? 'altered';
}

/** The set of a version: by deltas where they lead there, else as a whole. */
export async function readSet(
  transport: ListTransport,
  list: ListFile,
  id: Uint8Array,
  had: Held | undefined,
): Promise<PrefixSet | ListRefusal> {
  const chain = had?.set === undefined ? undefined : deltasFrom(had.list.version, list);
  if (had?.set !== undefined && chain !== undefined) {
    const set = await byDeltas(transport, had.set, chain, id);
    if (typeof set === 'object') return set;
  }
  return whole(transport, list, id);
}
