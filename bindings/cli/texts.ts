/** The command line's words in the language of whoever runs it. */
import { type CliKey, cliTexts } from '#tables/cli_texts.ts';
import type { Locale } from '#tables/keys.ts';

export type Say = (key: CliKey, params?: Readonly<Record<string, string | number>>) => string;

/** The language that the environment asks for; English where it asks for none of ours. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Locale {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh-CN' : 'en';
}

export function speaker(locale: Locale): Say {
  return (key, params = {}) =>
    cliTexts[locale][key].replace(/\{([a-z]+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
