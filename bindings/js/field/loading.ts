/** The small part for fields that were given none: loaded when it is first needed, once for each locale of a page. */
import { defaultLocale, type Locale } from '#tables/keys.ts';
import { localeRows } from '#tables/locales.ts';
import type { CheckResult, NamedCheckOptions } from '../check/types.ts';
import type { Checks } from '../checks.ts';
import { CardmendLoadError } from '../core/errors.ts';

/** What a field is checked with: any part that checks. */
export interface FieldChecker extends Pick<Checks, 'layout' | 'keyboard'> {
  check(raw: string, options: NamedCheckOptions): CheckResult;
}

/** Gives what checks in a locale. It may define products first, or pass `{ wasm }`. */
export type LoadChecker = (locale: Locale) => Promise<FieldChecker>;

const loading = new Map<Locale, Promise<FieldChecker>>();

type Part = typeof import('../check.ts');

/** By the package's name a bundler, or Node, finds the file for its place; a page without a bundler knows no names. */
async function importPart(): Promise<Part> {
  try {
    return await import('cardmend/check');
  } catch {
    return await import('../check.ts');
  }
}

async function load(locale: Locale): Promise<FieldChecker> {
  let part: Part;
  try {
    part = await importPart();
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      'cardmend/check could not be loaded; is check.js deployed?',
      error,
    );
  }
  return part.loadChecker({ locale });
}

/**
 * `cardmend/check` in a locale, shared by all that ask for it. What failed is tried again by who asks next.
 *
 * @throws CardmendLoadError if it cannot be loaded
 */
export function loadShared(locale: Locale): Promise<FieldChecker> {
  const begun = loading.get(locale);
  if (begun !== undefined) return begun;
  const checker = load(locale);
  loading.set(locale, checker);
  checker.catch(() => loading.delete(locale));
  return checker;
}

/** The locale of a language tag such as `zh-Hans` or `en-GB`; the default one if there is none of that language. */
export function localeOf(tag: string | null | undefined): Locale {
  const wanted = (tag ?? '').toLowerCase();
  const [language = ''] = wanted.split('-');
  const named = localeRows.find(({ id }) => id.toLowerCase() === wanted);
  const spoken = localeRows.find(({ id }) => id.toLowerCase().split('-')[0] === language);
  return (named ?? spoken)?.id ?? defaultLocale;
}
