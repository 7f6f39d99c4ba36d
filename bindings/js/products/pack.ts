/** A product as a row of 32-bit words for the core; bindings/wasm/product_wire.h says the layout. */
import { checkDigits } from '#tables/keys.ts';
import type { FormatForm } from './read_format.ts';
import type { ProductForm } from './read_profile.ts';

/** `size` bits an item, from the low end of each word. */
function packed(items: readonly number[], size: 8 | 16): number[] {
  const per = 32 / size;
  const words: number[] = [];
  items.forEach((item, i) => {
    const at = Math.floor(i / per);
    words[at] = (words[at] ?? 0) | (item << (size * (i % per)));
  });
  return words;
}

const units = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

function fill(words: number[], count: number): number[] {
  return [...words, ...new Array<number>(count - words.length).fill(0)];
}

function charSet(characters: string): number[] {
  const bits = [0, 0, 0, 0];
  for (const c of units(characters)) bits[c >> 5] = (bits[c >> 5] ?? 0) | (1 << (c & 31));
  return bits;
}

function lengthBits(lengths: readonly number[]): number[] {
  const bits = [0, 0];
  for (const length of lengths)
    bits[(length - 1) >> 5] = (bits[(length - 1) >> 5] ?? 0) | (1 << ((length - 1) & 31));
  return bits;
}

function packFormat(format: FormatForm): number[] {
  const flags =
    checkDigits.indexOf(format.checkDigit) | (Number(format.ignoreCase) << 8) | (Number(format.open) << 9);
  return [
    ...charSet(format.alphabet),
    ...charSet(format.possible),
    ...lengthBits(format.lengths),
    flags,
    format.prefix.length,
    ...fill(packed(units(format.prefix), 8), 2),
    format.lookAlikes.length,
    ...fill(packed(units(format.lookAlikes.join('')), 8), 8),
    format.layouts.length,
    ...format.layouts.flatMap(groups => [groups.length, ...fill(packed(groups, 8), 4)]),
  ];
}

export function packProduct({ id, names, secret, number, currency }: ProductForm): number[] {
  const named = names.map(name => `\n${name.toLowerCase()}`).join('');
  return [
    id.length,
    ...packed(units(id), 8),
    named.length,
    ...packed(units(named), 16),
    ...fill(packed(units(currency), 8), 1),
    ...packFormat(secret),
    ...(number ? [1, ...packFormat(number)] : [0]),
  ];
}
