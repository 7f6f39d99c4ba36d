/** The command line's words in the language of whoever runs it. */
import { type CliKey, cliTexts } from '#tables/cli_texts.ts';
import { defaultLocale, type Locale, locales } from '#tables/keys.ts';

export type Say = (key: CliKey, params?: Readonly<Record<string, string | number>>) => string;

/** `zh` of `zh_CN.UTF-8`. */
function languageOf(tag: string): string {
  return tag.toLowerCase().replace(/[^a-z].*/, '');
}

/** The language that the environment asks for; the default where it asks for none of ours. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Locale {
  const language = languageOf(LC_ALL || LC_MESSAGES || LANG || '');
  return locales.find(locale => languageOf(locale) === language) ?? defaultLocale;
}

export function speaker(locale: Locale): Say {
  return (key, params = {}) =>
    cliTexts[locale][key].replace(/\{([a-z]+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
