/** A schema for a card's code: any value goes in, the code in its plain form comes out. */
import { defaultLocale, type Locale, type ProductId } from '#tables/keys.ts';
import type { CheckOptions, CheckResult } from '../check/types.ts';
import { kindOf } from '../core/values.ts';
import { type FieldChecker, type LoadChecker, loadShared } from '../field/loading.ts';
import { isCode, noText, objections, requiredText } from '../field/verdict.ts';
import { type AsyncSchema, type SchemaResult, type SyncSchema, vendor } from './standard.ts';

export interface CardOptions extends Omit<CheckOptions, 'product' | 'finished'> {
  /** True if a `doubtful` code is an issue: nobody can be asked to look. */
  readonly strict?: boolean | undefined;
  /** True if the field may be left empty; the output is then an empty text. */
  readonly optional?: boolean | undefined;
}

export interface CheckedCardOptions extends CardOptions {
  /** What checks: any part that does. The answer is there at once, in its locale. */
  readonly checker: FieldChecker & { readonly locale: Locale };
}

export interface LoadedCardOptions extends CardOptions {
  /** The language of messages; `en` if omitted. */
  readonly locale?: Locale | undefined;
  /** Loads what checks, instead of `cardmend/check` as it is. */
  readonly load?: LoadChecker | undefined;
}

type Product = ProductId | (string & {});

function answer(
  value: unknown,
  locale: Locale,
  { field, strict = false, optional = false }: CardOptions,
  check: (raw: string) => CheckResult,
): SchemaResult<string> {
  // What a form has before anybody has typed.
  const raw = value === undefined || value === null ? '' : value;
  if (typeof raw !== 'string') return { issues: [{ message: noText(locale) }] };
  if (raw.trim() === '' && optional) return { value: '' };
  const result = check(raw);
  if (isCode(result, strict)) return { value: result.code };
  if (result.verdict === 'empty')
    return { issues: [{ message: requiredText({ locale, ...(field && { field }) }) }] };
  return { issues: objections(result).map(({ message }) => ({ message })) };
}

/**
 * A schema for the code of a product. What is validated is taken to be all that the person types.
 *
 * Without a checker `validate` loads `cardmend/check` when it is first called, and answers with a promise; it rejects with
 * a CardmendLoadError if that fails, and with a RangeError for a product that the checker does not know.
 *
 * @throws TypeError if the product is no text or the checker none
 */
export function card(product: Product, options: CheckedCardOptions): SyncSchema<string, string>;
export function card(product: Product, options?: LoadedCardOptions): AsyncSchema<string, string>;
export function card(
  product: Product,
  options: CheckedCardOptions | LoadedCardOptions = {},
): SyncSchema<string, string> | AsyncSchema<string, string> {
  if (typeof product !== 'string')
    throw new TypeError(`card takes a product, such as 'jd.ecard'; it was given ${kindOf(product)}`);
  const { field, input } = options;
  const asked = { product, finished: true, ...(field && { field }), ...(input && { input }) };
  if ('checker' in options) {
    const { checker } = options;
    if (typeof checker?.check !== 'function')
      throw new TypeError('{ checker } must be what a loader resolves with: await loadChecker()');
    const validate = (value: unknown) =>
      answer(value, checker.locale, options, raw => checker.check(raw, asked));
    return { '~standard': { version: 1, vendor, validate } };
  }
  const { locale = defaultLocale, load = loadShared } = options;
  const validate = async (value: unknown) => {
    const checker = await load(locale);
    return answer(value, locale, options, raw => checker.check(raw, asked));
  };
  return { '~standard': { version: 1, vendor, validate } };
}
