import { pageTexts, type TextKey } from '#tables/page_texts.ts';
import type { Locale } from '../../../bindings/js/types.ts';

export type { TextKey };
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: Params) => string;

/** What the page speaks to whoever comes for the first time, and what stands in it before its script runs. */
export const firstLocale: Locale = 'zh-CN';

export function translator(locale: Locale): Translate {
  const table = pageTexts[locale];
  return (key, params = {}) =>
    table[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
