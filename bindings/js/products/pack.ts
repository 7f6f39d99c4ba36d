/** A product as a row of 32-bit words for the core. */
import { checkDigits } from '#tables/keys.ts';
import { type FormatWords, writeProductWords } from '#tables/wire.ts';
import type { Writer } from '../core/words.ts';
import type { FormatForm } from './read_format.ts';
import type { ProductForm } from './read_profile.ts';

function charSet(characters: string): number[] {
  const bits = [0, 0, 0, 0];
  for (let i = 0; i < characters.length; ++i) {
    const c = characters.charCodeAt(i);
    bits[c >> 5] = (bits[c >> 5] ?? 0) | (1 << (c & 31));
  }
  return bits;
}

function lengthBits(lengths: readonly number[]): number[] {
  const bits = [0, 0];
  for (const length of lengths)
    bits[(length - 1) >> 5] = (bits[(length - 1) >> 5] ?? 0) | (1 << ((length - 1) & 31));
  return bits;
}

function wordsOf(format: FormatForm): FormatWords {
  return {
    alphabet: charSet(format.alphabet),
    possible: charSet(format.possible),
    lengths: lengthBits(format.lengths),
    checkDigit: checkDigits.indexOf(format.checkDigit),
    ignoreCase: Number(format.ignoreCase),
    open: Number(format.open),
    prefix: format.prefix,
    pairs: format.lookAlikes.join(''),
    layouts: format.layouts.map(groups => ({ groups })),
  };
}

export function packProduct({ id, names, secret, number, currency }: ProductForm): number[] {
  const writer: Writer = [];
  writeProductWords(writer, {
    id,
    names: names.map(name => `\n${name.toLowerCase()}`).join(''),
    currency,
    formats: number ? [wordsOf(secret), wordsOf(number)] : [wordsOf(secret)],
  });
  return writer;
}
