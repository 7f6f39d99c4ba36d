/** Decodes the core's flat answer; the layout is written down in bindings/wasm/flat.h. */
import {
  type EditKind,
  type EditReason,
  editReasonKinds,
  editReasons,
  type FindingKind,
  findings,
  type Verdict,
  verdicts,
} from '#tables/keys.ts';
import { type Reader, unpack } from '../core/words.ts';

export interface RawFinding {
  readonly kind: FindingKind;
  readonly index: number;
  readonly begin: number;
  readonly end: number;
  readonly params: readonly [number, number, number];
}

export interface RawEdit {
  readonly kind: EditKind;
  readonly why: EditReason;
  readonly begin: number;
  readonly end: number;
  readonly to: string;
}

export interface RawCandidate {
  readonly code: string;
  /** Parts of a thousand. */
  readonly perMille: number;
  readonly changes: readonly { readonly index: number; readonly from: string; readonly to: string }[];
}

export interface RawDoubt {
  readonly begin: number;
  readonly end: number;
  readonly index: number;
  readonly perMille: number;
  readonly readings: string;
}

/** All that the core says of a text. */
export interface Answer {
  readonly verdict: Verdict;
  /** Its index, or -1. */
  readonly product: number;
  readonly code: string;
  readonly number: string;
  readonly findings: readonly RawFinding[];
  readonly edits: readonly RawEdit[];
  readonly candidates: readonly RawCandidate[];
  readonly doubts: readonly RawDoubt[];
}

export function readFinding(reader: Reader): RawFinding {
  const index = reader.word();
  return {
    kind: findings[index] as FindingKind,
    index,
    begin: reader.word(),
    end: reader.word(),
    params: [reader.word(), reader.word(), reader.word()],
  };
}

function readEdit(reader: Reader): RawEdit {
  const head = reader.word();
  const reason = head & 0xff;
  const begin = reader.word();
  const end = reader.word();
  return {
    kind: editReasonKinds[reason] as EditKind,
    why: editReasons[reason] as EditReason,
    begin,
    end,
    to: unpack(reader.word(), head >> 8),
  };
}

function readCandidate(reader: Reader): RawCandidate {
  const head = reader.word();
  const changes = times(4, () => reader.word())
    .slice(0, (head >> 16) & 0xff)
    .map(word => ({ index: word & 0xff, from: unpack(word >> 8, 1), to: unpack(word >> 16, 1) }));
  return { perMille: head & 0xffff, changes, code: reader.text(head >>> 24) };
}

function readDoubt(reader: Reader): RawDoubt {
  const begin = reader.word();
  const end = reader.word();
  const place = reader.word();
  return { begin, end, index: place & 0xffff, perMille: place >>> 16, readings: reader.text(4) };
}

function times<T>(count: number, read: () => T): T[] {
  return Array.from({ length: count }, read);
}

/** Reads a whole answer to a check; each word is zeroed behind it. */
export function readAnswer(reader: Reader): Answer {
  const verdict = verdicts[reader.word()] as Verdict;
  const product = reader.word();
  const codeLength = reader.word();
  const numberLength = reader.word();
  const counts = [reader.word(), reader.word(), reader.word(), reader.word()] as const;
  const found = times(counts[0], () => readFinding(reader));
  const edits = times(counts[1], () => readEdit(reader));
  const candidates = times(counts[2], () => readCandidate(reader));
  const doubts = times(counts[3], () => readDoubt(reader));
  const number = reader.text(numberLength);
  const code = reader.units(codeLength);
  return { verdict, product, code, number, findings: found, edits, candidates, doubts };
}
