import type { Locale } from '../../../bindings/js/types.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

export type TextKey = keyof typeof zh;
export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, params?: Params) => string;

/** Typed so that a key missing in one language does not compile. */
const texts: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zh, en };

export function translator(locale: Locale): Translate {
  const table = texts[locale];
  return (key, params = {}) =>
    table[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
