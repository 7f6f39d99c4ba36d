/** Follows a log entry by entry: what fits behind the position is taken, what a hub cannot have come by honestly is named. */
import { bytesOf } from '../core/hex.ts';
import { signatureCheck } from '../lists/ed25519.ts';
import type { PublicKeys } from '../lists/envelope.ts';
import { firstLinkText, linkOf, linkText } from './chain.ts';
import { entryBytes, readEntry } from './entry.ts';
import { noPosition, type Position, type TakenEntry } from './position.ts';
import type { Head, LoggedEntry } from './protocol.ts';
import type { HubTrouble } from './trouble.ts';

/** Whose word is taken. */
export interface Trusted {
  /** Whose entries are applied: their public keys by their ids. */
  readonly publishers: PublicKeys;
  /** Ids of keys that hold no more. */
  readonly withdrawn?: readonly string[] | undefined;
}

export interface Step {
  /** To be applied. */
  readonly entries: readonly TakenEntry[];
  readonly position: Position;
  /** What was left out, with the log going on. */
  readonly notices: readonly {
    readonly trouble: HubTrouble;
    readonly n: number;
    readonly publisher: string;
  }[];
  /** Why nothing behind the position was taken. */
  readonly trouble: HubTrouble | undefined;
}

/** So many keys that are not trusted are counted; what comes of more is left out all the same. */
const mostCounted = 4_096;

type Checked = 'good' | HubTrouble;

/** Whose word an entry is, apart from its place in the log. */
async function signed({ entry }: LoggedEntry, { publishers, withdrawn = [] }: Trusted): Promise<Checked> {
  if (withdrawn.includes(entry.key)) return 'withdrawn-key';
  const key = publishers[entry.key];
  if (key === undefined) return 'unknown-publisher';
  const verify = await signatureCheck();
  if (verify === undefined) return 'no-crypto';
  try {
    const good = await verify(bytesOf(key), bytesOf(entry.signature), entryBytes(entry.signed));
    return good ? 'good' : 'bad-signature';
  } catch {
    return 'bad-signature';
  }
}

/** @returns what is wrong with a hub's head, seen from a position */
export function headProblem(head: Head, position: Position): HubTrouble | undefined {
  if (position.log !== '' && head.log !== position.log) return 'other-log';
  if (head.number < position.number) return 'log-back';
  return head.number === position.number && position.number > 0 && head.chain !== position.chain
    ? 'changed-chain'
    : undefined;
}

/** The position before a log's first entry. */
export async function beginning(log: string): Promise<Position> {
  return { ...noPosition, log, chain: await linkOf(firstLinkText(log)) };
}

/** Takes what a hub sent, up to the first entry that does not fit. @param from of a log that is known */
export async function follow(from: Position, sent: readonly LoggedEntry[], trusted: Trusted): Promise<Step> {
  // Signatures are most of the work, and know nothing of each other.
  const words = await Promise.all(sent.map(logged => signed(logged, trusted)));
  const entries: TakenEntry[] = [];
  const notices: Step['notices'][number][] = [];
  const publishers = new Map(Object.entries(from.publishers));
  let { number, chain } = from;
  let trouble: HubTrouble | undefined;
  for (const [i, { n, entry, chain: said }] of sent.entries()) {
    const { key: publisher } = entry;
    if (n <= number) {
      notices.push({ trouble: 'repeated', n, publisher });
      continue;
    }
    const link = await linkOf(linkText(chain, entry));
    const read = readEntry(entry.signed);
    trouble = problemOf(n - number, link === said, read, words[i] ?? 'altered', publishers.get(publisher));
    if (trouble !== undefined) break;
    [number, chain] = [n, link];
    if (typeof read === 'string') continue;
    if (publishers.has(publisher) || publishers.size < mostCounted) publishers.set(publisher, read.number);
    const word = words[i] ?? 'altered';
    if (word === 'good') entries.push({ ...read, n, publisher });
    else notices.push({ trouble: word, n, publisher });
  }
  const position = { log: from.log, number, chain, publishers: Object.fromEntries(publishers) };
  return { entries, position, notices, trouble };
}

/** @param step from the entry before, 1 if none is left out @param last this publisher's number before it */
function problemOf(
  step: number,
  linked: boolean,
  read: ReturnType<typeof readEntry>,
  word: Checked,
  last: number | undefined,
): HubTrouble | undefined {
  if (step !== 1) return 'left-out';
  if (!linked) return 'changed-chain';
  if (word === 'bad-signature' || word === 'no-crypto') return word;
  if (read === 'newer-format') return read;
  if (read === 'not-an-entry') return 'altered';
  if (word !== 'good') return undefined;
  if (last !== undefined && read.number <= last) return 'number-back';
  return read.number === (last ?? 0) + 1 ? undefined : 'number-left-out';
}
