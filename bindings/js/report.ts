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

/** Reads words one after the other, and zeroes each behind itself. */
export class Reader {
  #at = 0;
  readonly #words: Int32Array;

  constructor(words: Int32Array) {
    this.#words = words;
  }

  word(): number {
    const value = this.#words[this.#at] ?? 0;
    this.#words[this.#at++] = 0;
    return value;
  }

  /** `count` characters, four to a word. */
  text(count: number): string {
    const codes: number[] = [];
    for (let i = 0; i < count; i += 4) {
      const word = this.word();
      for (let k = 0; k < 4 && i + k < count; ++k) {
        const c = (word >>> (8 * k)) & 0xff;
        if (c !== 0) codes.push(c);
      }
    }
    // One call makes the string, where joining would make one for each word.
    return String.fromCharCode(...codes);
  }

  /** `count` UTF-16 units, two to a word. */
  units(count: number): string {
    let text = '';
    for (let i = 0; i < count; i += 2) {
      const word = this.word();
      text += String.fromCharCode(word & 0xffff);
      if (i + 1 < count) text += String.fromCharCode(word >>> 16);
    }
    return text;
  }

  skip(words: number): void {
    this.#words.fill(0, this.#at, this.#at + words);
    this.#at += words;
  }
}

/** Up to four characters of one word, from its low end; at most `most`, and none after a zero. */
export function unpack(word: number, most = 4): string {
  let text = '';
  for (let i = 0; i < 4 && i < most; ++i) {
    const c = (word >>> (8 * i)) & 0xff;
    if (c === 0) break;
    text += String.fromCharCode(c);
  }
  return text;
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
