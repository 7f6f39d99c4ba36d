/** data/products/*.json -> constexpr products, and what a schema cannot say about them. */
import { headerText } from './header.ts';

export interface ProductRow {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly secret: {
    readonly alphabet: string;
    readonly possible: string;
    readonly ignoreCase: boolean;
    readonly groups: readonly number[];
    readonly checkDigit: 'none' | 'luhn';
  };
  readonly number?: { readonly prefix: string; readonly digits: readonly [number, number] };
  readonly examples: readonly { readonly raw: string; readonly code: string }[];
  readonly counterExamples: readonly { readonly raw: string; readonly why: string }[];
}

/** The longest code that the core has room for, in characters. */
const longest = 64;

export function checkProduct(file: string, { secret, number }: ProductRow): string[] {
  const errors: string[] = [];
  const say = (field: string, what: string) => errors.push(`${file}: ${field}: ${what}`);
  for (const field of ['alphabet', 'possible'] as const) {
    if (new Set(secret[field]).size !== secret[field].length)
      say(`secret.${field}`, 'names a character twice');
    if (secret.ignoreCase && /[a-z]/.test(secret[field]))
      say(`secret.${field}`, 'must be upper case where case is ignored');
  }
  const missing = [...secret.alphabet].filter(character => !secret.possible.includes(character));
  if (missing.length) say('secret.possible', `must hold the alphabet; ${missing.join('')} is missing`);
  const length = secret.groups.reduce((sum, group) => sum + group, 0);
  if (length > longest) say('secret.groups', `add up to ${length}; the limit is ${longest}`);
  if (secret.checkDigit === 'luhn' && /\D/.test(secret.alphabet))
    say('secret.checkDigit', 'luhn needs an alphabet of digits');
  if (number && number.digits[0] > number.digits[1]) say('number.digits', 'the least is more than the most');
  return errors;
}

function charSet(characters: string): string {
  const bits = [0, 0, 0, 0];
  for (const character of characters) {
    const c = character.charCodeAt(0);
    bits[c >> 5] = ((bits[c >> 5] ?? 0) | (1 << (c & 31))) >>> 0;
  }
  return `CharSet{{${bits.map(word => `0x${word.toString(16)}U`).join(', ')}}}`;
}

function productInitializer({ id, secret, number }: ProductRow): string {
  const length = secret.groups.reduce((sum, group) => sum + group, 0);
  const numberFormat = number ? `{"${number.prefix}", ${number.digits.join(', ')}}` : '{"", 0, 0}';
  return `    {
        .id = "${id}",
        .alphabet = ${charSet(secret.alphabet)},
        .possible = ${charSet(secret.possible)},
        .groups = {${secret.groups.join(', ')}},
        .group_count = ${secret.groups.length},
        .length = ${length},
        .ignore_case = ${secret.ignoreCase},
        .check_digit = CheckDigit::${secret.checkDigit},
        .number = ${numberFormat},
    },`;
}

export function productsHeader(products: readonly ProductRow[], guard: string): string {
  return headerText({
    guard,
    doc: 'Every kind of card that is known, in the order of its index.',
    includes: ['"core/product.h"'],
    body: `inline constexpr Product kProducts[] = {\n${products.map(productInitializer).join('\n')}\n};`,
  });
}

/** The same products for TypeScript, in the same order: the build of the wasm that both belong to is checked. */
export function productsModule(products: readonly ProductRow[]): string {
  const rows = products.map(({ id, secret }) => `  { id: '${id}', groups: [${secret.groups.join(', ')}] },`);
  return `/** Generated from data/products by the build, in the order of the core's indices. */
export interface ProductInfo {
  readonly id: string;
  /** The lengths of the groups that its secret is printed in. */
  readonly groups: readonly number[];
}

export const products: readonly ProductInfo[] = [\n${rows.join('\n')}\n];\n`;
}
