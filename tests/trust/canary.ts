/** A card that is nobody's, and the search for it in bytes and texts, in whatever form it may have been left there. */
import { randomInt } from 'node:crypto';

/** What is secret in a test: drawn anew by each process, so that no source and no cache holds it. */
export interface Canary {
  /** 16 hexadecimal characters, as `jd.ecard` has them; no eight in a row are digits alone. */
  readonly code: string;
  /** A card's number, JD's form. */
  readonly number: string;
  /** What the platform asks for in the second step: as long as a password, so that it can be searched for. */
  readonly answer: string;
}

const drawn = (form: string): string =>
  form.replace(/[HLD]/g, kind => {
    const from = { H: '23456789ABCDEF', L: 'ABCDEF', D: '0123456789' }[kind as 'H' | 'L' | 'D'];
    return from[randomInt(from.length)] as string;
  });

/** A 0 and a 1 stand in it, which are often read as letters. */
export const newCanary = (): Canary => ({
  code: drawn('HLHHL0HLH1LHHLHH'),
  number: `JDV${drawn('DDDDDDDDDDDDD')}`,
  answer: drawn('LHLLDHLLDHLLDH'),
});

/** The forms in which the tests hand a code in. */
export const formsOf = ({ code, number }: Canary) => ({
  plain: code,
  lower: code.toLowerCase(),
  grouped: grouped(code, '-'),
  wide: [...code].map(unit => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)).join(''),
  repaired: code.replace('0', 'O').replace('1', 'l'),
  wrong: `${code.slice(0, 9)}G${code.slice(10)}`,
  part: code.slice(0, 10),
  long: code + code,
  labelled: `\u5361\u53f7\uff1a${number} \u5bc6\u7801\uff1a${grouped(code, '-')}`,
  number,
});

const grouped = (code: string, by: string): string => code.replace(/(.{4})(?=.)/g, `$1${by}`);

const reversed = (text: string): string => [...text].reverse().join('');

const wide = (text: string): string =>
  [...text].map(unit => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)).join('');

function windows(text: string, length: number): string[] {
  return Array.from({ length: text.length - length + 1 }, (_, i) => text.slice(i, i + length));
}

/** Pieces of eight characters, nine where a separator is among them, of everything that a canary may have become. */
function piecesOf({ code, number, answer }: Canary): string[] {
  const plain = [...windows(code, 8), ...windows(answer, 8), ...windows(number, 11)];
  const parted = ['-', ' '].flatMap(by => windows(grouped(code, by), 9));
  const all = [...plain, ...parted].flatMap(piece => [piece, piece.toLowerCase()]);
  return [...all, ...windows(wide(code), 8)].flatMap(piece => [piece, reversed(piece)]);
}

interface Needle {
  readonly piece: string;
  readonly encoding: string;
  readonly bytes: Uint8Array;
}

const keyOf = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 8) | (bytes[at + 2] as number);

/** Finds what is left of canaries. UTF-16 whose high bytes come first is that whose low ones do, a byte further on. */
export class Search {
  readonly #byKey = new Map<number, Needle[]>();
  readonly #keys = new Uint8Array(65_536);

  constructor(...canaries: readonly Canary[]) {
    for (const piece of new Set(canaries.flatMap(piecesOf)))
      for (const [encoding, bytes] of [
        ['UTF-8', Buffer.from(piece)],
        ['UTF-16', Buffer.from(piece, 'utf16le')],
      ] as const) {
        const key = keyOf(bytes, 0);
        this.#keys[key] = 1;
        this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), { piece, encoding, bytes }]);
      }
  }

  /** Where pieces stand, and in which form; the pieces themselves are told as their places in the code alone. */
  inBytes(bytes: Uint8Array): string[] {
    const found: string[] = [];
    const keys = this.#keys;
    const end = bytes.length - 2;
    for (let at = 0; at < end; ++at) {
      if (bytes[at] === 0 && bytes[at + 2] === 0) continue;
      if (keys[keyOf(bytes, at)] === 0) continue;
      for (const { bytes: needle, encoding, piece } of this.#byKey.get(keyOf(bytes, at)) ?? [])
        if (needle.every((byte, i) => bytes[at + i] === byte)) found.push(`${encoding} at ${at}: ${piece}`);
    }
    return found;
  }

  inText(text: string): string[] {
    return this.inBytes(Buffer.from(text, 'utf16le'));
  }
}
