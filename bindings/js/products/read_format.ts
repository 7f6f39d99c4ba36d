/** One format of a profile, read and checked: what a JSON Schema says, and the sums and needs that it cannot say. */
import type { CheckDigit } from '#tables/keys.ts';
import { keyName } from '../core/key_name.ts';
import { isObject } from '../core/values.ts';
import { type CheckedForm, type CheckRule, missingFor } from './check_rule.ts';

/** What a format must keep to. The build reads data/products before there are tables, so that it hands them in. */
export interface FormatRules {
  /** The check digits that there are. */
  readonly checkRules: readonly CheckRule[];
  readonly limits: Readonly<
    Record<'maxCode' | 'maxGroups' | 'maxLayouts' | 'maxPrefix' | 'maxLookAlikes', number>
  >;
}

type Limits = FormatRules['limits'];

/** A format with everything filled in. */
export interface FormatForm {
  readonly alphabet: string;
  readonly possible: string;
  readonly ignoreCase: boolean;
  readonly prefix: string;
  /** Every allowed length, ascending. */
  readonly lengths: readonly number[];
  /** The printed groups, by their sum, ascending. */
  readonly layouts: readonly (readonly number[])[];
  readonly open: boolean;
  /** Pairs of characters, each as a string of the two. */
  readonly lookAlikes: readonly string[];
  readonly checkDigit: CheckDigit;
}

/** Notes that `field` is wrong, and what would be right. */
export type Complain = (field: string, message: string) => void;

const fields = [
  'alphabet',
  'possible',
  'ignoreCase',
  'prefix',
  'groups',
  'length',
  'open',
  'lookAlikes',
  'checkDigit',
];

export function complainOfUnknown(
  value: object,
  fields: readonly string[],
  at: string,
  complain: Complain,
): void {
  for (const key of Object.keys(value)) {
    if (fields.includes(key)) continue;
    const hint = /^(pattern|regexp?|regex)$/i.test(key)
      ? 'is no field: a format is described by alphabet, groups and length, not by a regular expression'
      : `is no field; the fields are ${fields.join(', ')}`;
    complain(`${at}${keyName(key)}`, hint);
  }
}

function readAlphabet(value: unknown, field: string, ignoreCase: boolean, complain: Complain): string {
  if (value instanceof RegExp) {
    complain(field, 'must list the characters as a string; a regular expression is not taken');
  } else if (typeof value !== 'string' || !/^[0-9A-Za-z]{2,62}$/.test(value)) {
    complain(field, 'must be a string of 2 to 62 ASCII letters and digits');
  } else if (new Set(value).size !== value.length) {
    complain(field, 'names a character twice');
  } else if (ignoreCase && /[a-z]/.test(value)) {
    complain(field, 'must be upper case, or ignoreCase false');
  } else {
    return value;
  }
  return '';
}

function isSize(value: unknown, maxCode: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= maxCode;
}

/** One layout: lengths that follow one another, so that they cannot overlap. */
function readLayout(
  value: unknown,
  field: string,
  { maxCode, maxGroups }: Limits,
  complain: Complain,
): readonly number[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxGroups) {
    const have = Array.isArray(value) ? ` (there are ${value.length})` : '';
    complain(field, `must be a list of 1 to ${maxGroups} group lengths${have}`);
    return [];
  }
  const wrong = value.findIndex(length => !isSize(length, maxCode));
  if (wrong >= 0) {
    const why = Array.isArray(value[wrong]) ? '; groups follow one another, they have no begin and end' : '';
    complain(`${field}[${wrong}]`, `must be a whole number from 1 to ${maxCode}${why}`);
    return [];
  }
  const sum = value.reduce((total: number, length: number) => total + length, 0);
  if (sum > maxCode) complain(field, `adds up to ${sum} characters; the limit is ${maxCode}`);
  return value;
}

function readLayouts(
  value: unknown,
  field: string,
  limits: Limits,
  complain: Complain,
): readonly (readonly number[])[] {
  if (value === undefined) return [];
  const nested = Array.isArray(value) && value.length > 0 && value.every(item => Array.isArray(item));
  if (!nested) return [readLayout(value, field, limits, complain)].filter(layout => layout.length > 0);
  if (value.length > limits.maxLayouts) {
    complain(field, `has ${value.length} layouts; the limit is ${limits.maxLayouts}`);
    return [];
  }
  const layouts = value.map((item, i) => readLayout(item, `${field}[${i}]`, limits, complain));
  const sums = layouts.map(layout => layout.reduce((total, length) => total + length, 0));
  sums.forEach((sum, i) => {
    const first = sums.indexOf(sum);
    if (first < i && sum > 0) {
      complain(
        `${field}[${i}]`,
        `overlaps ${field}[${first}]: both make ${sum} characters, and one length has one layout`,
      );
    }
  });
  return layouts
    .filter(layout => layout.length > 0)
    .sort((a, b) => a.reduce((s, n) => s + n, 0) - b.reduce((s, n) => s + n, 0));
}

function readLengths(
  value: unknown,
  layouts: readonly (readonly number[])[],
  field: string,
  { maxCode }: Limits,
  complain: Complain,
): readonly number[] {
  const sums = layouts.map(layout => layout.reduce((total, length) => total + length, 0));
  if (value === undefined) return sums;
  const [least, most] = Array.isArray(value) ? value : [value, value];
  if (
    !isSize(least, maxCode) ||
    !isSize(most, maxCode) ||
    least > most ||
    (Array.isArray(value) && value.length !== 2)
  ) {
    complain(
      field,
      `must be a whole number from 1 to ${maxCode}, or two of them, the least and the most characters`,
    );
    return sums;
  }
  const range = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  return [...new Set([...sums, ...range])].sort((a, b) => a - b);
}

function readCheckDigit(
  value: unknown,
  form: CheckedForm,
  field: string,
  rules: readonly CheckRule[],
  complain: Complain,
): CheckDigit {
  if (value === undefined) return 'none';
  const rule = rules.find(({ id }) => id === value);
  if (rule === undefined) {
    complain(field, `is unknown; use one of ${rules.map(({ id }) => id).join(', ')}`);
    return 'none';
  }
  for (const missing of missingFor(rule, form)) complain(field, `${rule.id} ${missing}`);
  return rule.id as CheckDigit;
}

function readFlag(value: unknown, otherwise: boolean, field: string, complain: Complain): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? otherwise;
  complain(field, 'must be true or false');
  return otherwise;
}

/** What is wrong with one pair; '' if nothing is. */
function wrongInPair(pair: unknown, form: Pick<FormatForm, 'possible' | 'ignoreCase'>): string {
  if (typeof pair !== 'string' || !/^[0-9A-Za-z]{2}$/.test(pair))
    return 'must be two ASCII letters or digits, such as DO';
  if (form.ignoreCase && /[a-z]/.test(pair)) return 'must be upper case, or ignoreCase false';
  if (pair[0] === pair[1]) return 'is one character twice';
  if (form.possible !== '' && ![...pair].some(character => form.possible.includes(character)))
    return 'has no character of the alphabet';
  return '';
}

function readLookAlikes(
  value: unknown,
  form: Pick<FormatForm, 'possible' | 'ignoreCase'>,
  field: string,
  { maxLookAlikes }: Limits,
  complain: Complain,
): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0 || value.length > maxLookAlikes) {
    const have = Array.isArray(value) ? ` (there are ${value.length})` : '';
    complain(field, `must be a list of 1 to ${maxLookAlikes} pairs of characters${have}`);
    return [];
  }
  const seen = new Set<string>();
  value.forEach((pair, i) => {
    const wrong = wrongInPair(pair, form);
    const same = typeof pair === 'string' ? [...pair].sort().join('') : '';
    if (wrong !== '') complain(`${field}[${i}]`, wrong);
    else if (seen.has(same)) complain(`${field}[${i}]`, 'stands there twice');
    seen.add(same);
  });
  return value;
}

function readPrefix(value: unknown, field: string, { maxPrefix }: Limits, complain: Complain): string {
  if (value === undefined) return '';
  if (typeof value === 'string' && /^[0-9A-Z]+$/.test(value) && value.length <= maxPrefix) return value;
  complain(field, `must be a string of 1 to ${maxPrefix} digits and upper-case letters`);
  return '';
}

/**
 * @param at what the field's name begins with: `secret` or `number`
 */
export function readFormat(
  value: unknown,
  at: string,
  { checkRules, limits }: FormatRules,
  complain: Complain,
): FormatForm | null {
  if (!isObject(value)) {
    complain(
      at,
      value instanceof RegExp || typeof value === 'string'
        ? 'must be an object such as { alphabet, groups }; a regular expression is not taken'
        : 'must be an object such as { alphabet, groups }',
    );
    return null;
  }
  complainOfUnknown(value, fields, `${at}.`, complain);
  const ignoreCase = readFlag(value.ignoreCase, true, `${at}.ignoreCase`, complain);
  const open = readFlag(value.open, false, `${at}.open`, complain);
  const alphabet = readAlphabet(value.alphabet, `${at}.alphabet`, ignoreCase, complain);
  const possible =
    value.possible === undefined
      ? alphabet
      : readAlphabet(value.possible, `${at}.possible`, ignoreCase, complain);
  const missing = [...alphabet].filter(character => possible !== '' && !possible.includes(character));
  if (missing.length > 0)
    complain(`${at}.possible`, `must hold the alphabet; ${missing.join('')} is missing`);
  const prefix = readPrefix(value.prefix, `${at}.prefix`, limits, complain);
  if (value.groups === undefined && value.length === undefined) {
    complain(`${at}.groups`, 'is missing; give groups, or length where none are printed');
  }
  const layouts = readLayouts(value.groups, `${at}.groups`, limits, complain);
  const lengths = readLengths(value.length, layouts, `${at}.length`, limits, complain);
  if (lengths[0] !== undefined && lengths[0] <= prefix.length) {
    complain(`${at}.prefix`, `leaves nothing of a code of ${lengths[0]} characters`);
  }
  const lookAlikes = readLookAlikes(
    value.lookAlikes,
    { possible, ignoreCase },
    `${at}.lookAlikes`,
    limits,
    complain,
  );
  const checkDigit = readCheckDigit(
    value.checkDigit,
    { alphabet, prefix, layouts, lengths },
    `${at}.checkDigit`,
    checkRules,
    complain,
  );
  return { alphabet, possible, ignoreCase, prefix, lengths, layouts, open, lookAlikes, checkDigit };
}
