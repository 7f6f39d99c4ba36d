import { pageTextLoaders } from '#tables/page_loaders.ts';
import type { TextKey } from '#tables/page_texts.ts';
import type { Locale } from '../../../bindings/js/types.ts';
import first from './zh-CN.json' with { type: 'json' };

export type { TextKey };
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: Params) => string;

/** Some of the first language come later. */
type Texts = Readonly<Partial<Record<TextKey, string>>>;

/** What the page speaks to whoever comes for the first time, and what stands in it before its script runs. */
export const firstLocale: Locale = 'zh-CN';

const firstTexts: Partial<Record<TextKey, string>> = { ...first };
const loaded = new Map<Locale, Texts>([[firstLocale, firstTexts]]);

/** The texts of the first language that came later; whoever translates into it has them from now on. */
export function addFirstTexts(texts: Texts): void {
  Object.assign(firstTexts, texts);
}

/** Loads a language's texts unless they are there; false if they cannot be had now, and the next call tries again. */
export async function loadTexts(locale: Locale): Promise<boolean> {
  if (loaded.has(locale)) return true;
  try {
    loaded.set(locale, (await pageTextLoaders[locale]()).default);
    return true;
  } catch {
    return false;
  }
}

/** In the language of `locale`; in the first one while its texts are not loaded. Nothing for a text that comes later. */
export function translator(locale: Locale): Translate {
  const table = loaded.get(locale) ?? firstTexts;
  return (key, params = {}) =>
    table[key]?.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')) ?? '';
}
