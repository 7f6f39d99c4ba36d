/** A profile of any shape -> a product with everything filled in, or everything that is wrong with it, by field. */
import { isObject } from '../core/values.ts';
import { type LocaleRule, readNames } from './names.ts';
import type { ProfileProblem } from './profile.ts';
import {
  type Complain,
  complainOfUnknown,
  type FormatForm,
  type FormatRules,
  readFormat,
} from './read_format.ts';

/** What of a profile the core and the bindings need. */
export interface ProductForm {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  readonly secret: FormatForm;
  readonly number: FormatForm | null;
  /** Empty if it is not known. */
  readonly currency: string;
}

const fields = [
  '$schema',
  'version',
  'id',
  'name',
  'names',
  'secret',
  'number',
  'validity',
  'region',
  'currency',
  'verification',
  'examples',
  'counterExamples',
  'source',
  'confidence',
];

const steps = ['number', 'secret', 'sms', 'captcha', 'pay-password', 'token', 'qr', 'face'];

function isText(value: unknown, least: number, most: number): value is string {
  return typeof value === 'string' && value.length >= least && value.length <= most;
}

function isOneOf(value: unknown, words: readonly string[]): boolean {
  return typeof value === 'string' && words.includes(value);
}

function readWords(value: unknown, { maxNames, maxName }: Limits, complain: Complain): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > maxNames) {
    complain('names', `must be a list of at most ${maxNames} words`);
    return [];
  }
  value.forEach((name, i) => {
    // As it is compared: some letters are longer in lower case.
    if (!isText(typeof name === 'string' ? name.toLowerCase() : name, 2, maxName))
      complain(`names[${i}]`, `must be a text of 2 to ${maxName} characters`);
    else if (value.indexOf(name) < i) complain(`names[${i}]`, 'stands there twice');
  });
  return value.filter(name => typeof name === 'string');
}

function checkValidity(value: unknown, complain: Complain): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    complain('validity', 'must be an object such as { months, from }');
    return;
  }
  complainOfUnknown(value, ['months', 'from'], 'validity.', complain);
  const { months } = value;
  if (!Number.isInteger(months) || (months as number) < 1 || (months as number) > 1200)
    complain('validity.months', 'must be a whole number from 1 to 1200');
  if (!isOneOf(value.from, ['sale', 'activation', 'binding']))
    complain('validity.from', 'must be sale, activation or binding');
}

function checkVerification(value: unknown, complain: Complain): void {
  if (value === undefined) return;
  if (!Array.isArray(value) || value.length === 0 || value.length > steps.length) {
    complain('verification', `must be a list of 1 to ${steps.length} steps`);
    return;
  }
  value.forEach((step, i) => {
    if (!isOneOf(step, steps)) complain(`verification[${i}]`, `must be one of ${steps.join(', ')}`);
    else if (value.indexOf(step) < i) complain(`verification[${i}]`, 'stands there twice');
  });
}

/** `sizes` says the most characters of each field; fields that end in `?` may be missing. */
function checkExamples(
  value: unknown,
  field: string,
  sizes: Readonly<Record<string, number>>,
  complain: Complain,
): void {
  if (value === undefined) return;
  if (!Array.isArray(value) || value.length > 64) {
    complain(field, 'must be a list of at most 64');
    return;
  }
  const names = Object.keys(sizes).map(name => name.replace('?', ''));
  for (const [i, example] of value.entries()) {
    if (!isObject(example)) {
      complain(`${field}[${i}]`, `must be an object with ${names.join(', ')}`);
      continue;
    }
    complainOfUnknown(example, names, `${field}[${i}].`, complain);
    for (const [name, most] of Object.entries(sizes)) {
      const key = name.replace('?', '');
      const optional = key !== name && example[key] === undefined;
      if (!optional && !isText(example[key], key === 'why' ? 1 : 0, most))
        complain(`${field}[${i}].${key}`, `must be a text of at most ${most} characters`);
    }
  }
}

function checkCode(
  value: unknown,
  field: string,
  pattern: RegExp,
  words: string,
  complain: Complain,
): string {
  if (value === undefined) return '';
  if (typeof value === 'string' && pattern.test(value)) return value;
  complain(field, `must be ${words}`);
  return '';
}

/** What a profile must keep to; the build hands it in too, before there are tables. */
export interface ProfileRules extends FormatRules {
  readonly limits: FormatRules['limits'] &
    Readonly<Record<'maxProductId' | 'maxNames' | 'maxName' | 'maxInput', number>>;
  /** The languages that its name is in. */
  readonly locales: readonly LocaleRule[];
}

type Limits = ProfileRules['limits'];

export interface ReadProfile {
  /** `null` if there are problems. */
  readonly form: ProductForm | null;
  readonly problems: readonly ProfileProblem[];
}

/** Takes anything; `problems` names every field that is wrong. */
export function readProfile(value: unknown, rules: ProfileRules): ReadProfile {
  const { maxCode, maxInput, maxProductId } = rules.limits;
  const problems: ProfileProblem[] = [];
  const complain: Complain = (field, message) => problems.push({ field, message });
  if (!isObject(value))
    return { form: null, problems: [{ field: 'the profile', message: 'must be an object' }] };
  complainOfUnknown(value, fields, '', complain);
  if (value.version !== 1) complain('version', 'must be 1, the version of this format');
  const id = typeof value.id === 'string' ? value.id : '';
  if (!/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(id) || id.length > maxProductId)
    complain(
      'id',
      `must be issuer.kind in lower-case letters, digits and hyphens, at most ${maxProductId} characters`,
    );
  const name = readNames(value.name, rules.locales, complain);
  const locales = rules.locales.map(({ id }) => id);
  if (isObject(value.name)) complainOfUnknown(value.name, locales, 'name.', complain);
  const names = readWords(value.names, rules.limits, complain);
  const secret = readFormat(value.secret, 'secret', rules, complain);
  const number = value.number === undefined ? null : readFormat(value.number, 'number', rules, complain);
  checkValidity(value.validity, complain);
  checkCode(value.region, 'region', /^[A-Z]{2}$/, 'two upper-case letters (ISO 3166-1)', complain);
  const currency = checkCode(
    value.currency,
    'currency',
    /^[A-Z]{3}$/,
    'three upper-case letters (ISO 4217)',
    complain,
  );
  checkVerification(value.verification, complain);
  checkExamples(value.examples, 'examples', { raw: maxInput, code: maxCode, 'number?': maxCode }, complain);
  checkExamples(value.counterExamples, 'counterExamples', { raw: maxInput, why: 200 }, complain);
  if (value.source !== undefined && !isText(value.source, 1, Infinity))
    complain('source', 'must be a text that is not empty');
  if (value.confidence !== undefined && !isOneOf(value.confidence, ['H', 'M', 'L']))
    complain('confidence', 'must be H, M or L');
  if (problems.length > 0 || secret === null) return { form: null, problems };
  return { form: { id, name, names, secret, number, currency }, problems };
}
