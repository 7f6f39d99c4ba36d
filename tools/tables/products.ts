/** data/products/*.json -> constexpr products, the same for TypeScript, and what a schema cannot say about them. */
import type { CheckRule } from '../../bindings/js/products/check_rule.ts';
import type { ProductProfile } from '../../bindings/js/products/profile.ts';
import type { FormatForm } from '../../bindings/js/products/read_format.ts';
import { type ProductForm, type ProfileRules, readProfile } from '../../bindings/js/products/read_profile.ts';
import { headerText, stringLiteral } from './header.ts';
import { packedArray, packedSet, packedText, unitsOf } from './packed.ts';
import { enumerator } from './vocabulary.ts';

export type ProductRow = ProductProfile;

/** What the project asks of its own products beyond what any profile must have. */
export function checkProduct(file: string, row: ProductRow, rules: ProfileRules): string[] {
  const errors = readProfile(row, rules).problems.map(
    ({ field, message }) => `${file}: ${field}: ${message}`,
  );
  for (const field of ['examples', 'counterExamples'] as const) {
    const have = row[field]?.length ?? 0;
    if (have < 2) errors.push(`${file}: ${field}: must be two or more; there are ${have}`);
  }
  for (const field of ['source', 'confidence'] as const)
    if (row[field] === undefined) errors.push(`${file}: ${field}: is missing`);
  return errors;
}

const noLimits = {
  maxCode: Infinity,
  maxGroups: Infinity,
  maxLayouts: Infinity,
  maxPrefix: Infinity,
  maxLookAlikes: Infinity,
  maxProductId: Infinity,
  maxNames: Infinity,
  maxName: Infinity,
  maxInput: Infinity,
} as const;

/** A check digit of which nothing is asked. */
function unchecked(id: string): CheckRule {
  const nothing = { alphabet: '', leastAlphabet: 0, over: '', checkCharacters: 0 };
  return { id, ...nothing, perGroup: false, passing: 1 };
}

/** A row with everything filled in. */
export function readForm(row: ProductRow): ProductForm {
  // Rows were checked before they come here: any check digit is one and fits, and no limit is passed.
  const checkRules = [row.secret, row.number].flatMap(format => format?.checkDigit ?? []).map(unchecked);
  const locales = Object.keys(row.name).map(id => ({ id }));
  const { form } = readProfile(row, { checkRules, limits: noLimits, locales });
  if (form === null) throw new Error(`${row.id} was not checked`);
  return form;
}

function charSet(characters: string): string {
  const bits = [0, 0, 0, 0];
  for (const character of characters) {
    const c = character.charCodeAt(0);
    bits[c >> 5] = ((bits[c >> 5] ?? 0) | (1 << (c & 31))) >>> 0;
  }
  return `{{${bits.map(word => `0x${word.toString(16)}U`).join(', ')}}}`;
}

const sum = (groups: readonly number[]) => groups.reduce((total, group) => total + group, 0);

function layout(groups: readonly number[]): string {
  return `Layout{${sum(groups)}, ${groups.length}, {${groups.join(', ')}}}`;
}

function formatInitializer(format: FormatForm): string {
  const lengths = format.lengths.reduce((bits, length) => bits | (1n << BigInt(length - 1)), 0n);
  const fields = [
    `.alphabet = ${charSet(format.alphabet)}`,
    `.possible = ${charSet(format.possible)}`,
    `.lengths = 0x${lengths.toString(16)}ULL`,
    `.prefix = {${[...format.prefix].map(c => `'${c}'`).join(', ')}}`,
    `.prefix_length = ${format.prefix.length}`,
    `.layout_count = ${format.layouts.length}`,
    `.layouts = {${format.layouts.map(layout).join(', ')}}`,
    `.look_alikes = {${format.lookAlikes.map(([a, b]) => `LookAlike{'${a}', '${b}'}`).join(', ')}}`,
    `.look_alike_count = ${format.lookAlikes.length}`,
    `.check_digit = CheckDigit::${enumerator(format.checkDigit)}`,
    `.ignore_case = ${format.ignoreCase}`,
    `.open = ${format.open}`,
  ];
  return `{${fields.join(', ')}}`;
}

function productInitializer(row: ProductRow): string {
  const { secret, number, currency } = readForm(row);
  return `    {
        .secret = ${formatInitializer(secret)},
        .number = ${number ? formatInitializer(number) : '{}'},
        .currency = {${[...currency].map(c => `'${c}'`).join(', ')}},
    },`;
}

/** All fields of every product, for the test of what is packed. */
export function productRowsHeader(products: readonly ProductRow[]): string {
  return headerText({
    guard: 'CARDMEND_TABLES_PRODUCT_ROWS_H_',
    doc: 'What test_products.h packs.',
    includes: ['"cardmend/types_product.h"'],
    body: `inline constexpr Product kProductRows[] = {\n${products.map(productInitializer).join('\n')}\n};`,
  });
}

function packedFormat(format: FormatForm | null, checkDigits: readonly string[]): number[] {
  if (!format) return packedSet([]);
  const characters = packedSet(unitsOf(format.alphabet));
  const possible = packedSet(unitsOf(format.possible));
  return [
    ...packedSet(format.lengths.map(length => length - 1)),
    ...characters,
    ...(possible.join() === characters.join() ? packedSet([]) : possible),
    ...packedText(format.prefix),
    format.layouts.length,
    ...format.layouts.flatMap(groups => [groups.length, ...groups]),
    format.lookAlikes.length,
    ...format.lookAlikes.flatMap(pair => unitsOf(pair)),
    checkDigits.indexOf(format.checkDigit),
    Number(format.ignoreCase),
    Number(format.open),
  ];
}

/** How unpack_products.h reads them; `checkDigits` in the order of their enum. */
export function productsHeader(
  products: readonly ProductRow[],
  checkDigits: readonly string[],
  guard: string,
): string {
  const forms = products.map(readForm);
  const namesOf = ({ names }: ProductForm) => names.map(name => `\n${name.toLowerCase()}`).join('');
  const packed = forms.flatMap(({ secret, number, currency }) => [
    ...packedFormat(secret, checkDigits),
    ...packedFormat(number, checkDigits),
    ...packedText(currency),
  ]);
  const lines = (type: string, name: string, texts: readonly string[], prefix: '' | 'u') =>
    `inline constexpr std::${type} ${name} =\n${texts.map(text => `    ${stringLiteral(text, prefix)}`).join('\n')};`;
  return headerText({
    guard,
    doc: 'Every kind of card that is known, in the order of its index; and what they are called.',
    includes: ['<cstdint>', '<string_view>'],
    body: [
      packedArray('kProducts', [products.length, ...packed]),
      lines(
        'string_view',
        'kProductIds',
        forms.map(({ id }) => `${id}\n`),
        '',
      ),
      lines(
        'u16string_view',
        'kProductNames',
        forms.map(form => `${namesOf(form)}\t`),
        'u',
      ),
    ].join('\n\n'),
  });
}

/** `4.4.4.4` or `6|12|4.4.4.4.4`: layouts by length, their groups joined by dots. */
function groupsText(format: FormatForm | null): string {
  return format?.layouts.map(groups => groups.join('.')).join('|') ?? '';
}

/** The same products for TypeScript, in the same order: the build of the wasm that both belong to is checked. */
export function productsModule(products: readonly ProductRow[]): string {
  const rows = products.map(row => {
    const { id, secret, number } = readForm(row);
    const keypad = /^[0-9]*$/.test(secret.possible + secret.prefix) ? '#' : '';
    const [first, second] = [groupsText(secret), groupsText(number)];
    return [id + keypad, first, number ? second || '-' : ''].join(' ').trimEnd();
  });
  return `/** Generated from data/products by the build, in the order of the core's indices. */
/**
 * A line for each: its id (with # behind it if the secret has digits alone), the groups of its secret, those of its
 * number (- if it has a number without groups). \`6|4.4.4\`: six in one, or twelve in fours.
 */
export const productLines = \`${rows.join('\n')}\`;\n`;
}

/** For the command line: the secret's format of each product. */
export function secretsModule(products: readonly ProductRow[]): string {
  const rows = products.map(row => [row.id, readForm(row).secret] as const);
  return `/** Generated from data/products by the build. */
import type { FormatForm } from '../../../bindings/js/products/read_format.ts';

export const secretForms: Readonly<Record<string, FormatForm>> = ${JSON.stringify(Object.fromEntries(rows), null, 2)};
`;
}
