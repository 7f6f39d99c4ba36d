/** Decodes the core's flat answer; the layout is written down in bindings/wasm/flat.h. */
import {
  type EditKind,
  type EditReason,
  editReasonKinds,
  editReasons,
  type FindingKind,
  findings,
} from '#tables/keys.ts';
import type { Core } from './module.ts';

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

export interface Report {
  readonly number: string;
  readonly findings: readonly RawFinding[];
  readonly edits: readonly RawEdit[];
  readonly candidates: readonly RawCandidate[];
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

function readFinding(reader: Reader): RawFinding {
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

function readCandidate(reader: Reader, length: number): RawCandidate {
  const perMille = reader.word();
  const count = reader.word();
  const changes = [reader.word(), reader.word(), reader.word()].slice(0, count).map(word => ({
    index: word & 0xff,
    from: String.fromCharCode((word >> 8) & 0xff),
    to: String.fromCharCode((word >> 16) & 0xff),
  }));
  return { perMille, changes, code: reader.text(length) };
}

function times<T>(count: number, read: () => T): T[] {
  return Array.from({ length: count }, read);
}

/** The lists of an answer, from its counts on; behind them stand `codeLength` units of code. */
export function readLists(reader: Reader): Report & { readonly codeLength: number } {
  const codeLength = reader.word();
  const numberLength = reader.word();
  const counts = [reader.word(), reader.word(), reader.word()] as const;
  const found = times(counts[0], () => readFinding(reader));
  const edits = times(counts[1], () => readEdit(reader));
  const candidates = times(counts[2], () => readCandidate(reader, codeLength));
  const number = reader.text(numberLength);
  return { number, findings: found, edits, candidates, codeLength };
}

/** Runs the full analysis of `raw` (already in the core's input) and reads all of its lists. */
export function readReport(core: Core, product: number, field: number, length: number): Report {
  core.report(product, field, length);
  const reader = new Reader(core.words);
  reader.skip(2);
  const { codeLength, ...report } = readLists(reader);
  reader.skip((codeLength + 1) >> 1);
  return report;
}
