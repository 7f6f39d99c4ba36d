/** The languages that `dictate` hears: others than those of messages, of which there may be more or fewer. */
import { type SpokenLocale, spokenLocales } from '#tables/keys.ts';
import { kindOf, quoted } from '../core/values.ts';

/** The language of a tag, without script and region: `zh` of `zh-CN`. */
const languageOf = (tag: string): string => tag.replace(/-.*/, '');

/**
 * What is heard where nobody says in which language somebody speaks.
 *
 * @param locale of messages, or any other tag
 * @returns the same one, or one of the same language; `en` where there is none
 */
export function spokenDefault(locale: string): SpokenLocale {
  return (
    spokenLocales.find(spoken => spoken === locale) ??
    spokenLocales.find(spoken => languageOf(spoken) === languageOf(locale)) ??
    'en'
  );
}

/** @returns its index, the value of the core's `SpokenLocale` @throws TypeError, RangeError for what is none */
export function spokenIndex(locale: unknown): number {
  if (typeof locale !== 'string')
    throw new TypeError(`locale must be a string; it was given ${kindOf(locale)}`);
  const index = (spokenLocales as readonly string[]).indexOf(locale);
  if (index < 0)
    throw new RangeError(`there is no locale ${quoted(locale)}; use one of ${spokenLocales.join(', ')}`);
  return index;
}
