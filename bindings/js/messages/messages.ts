/** Keys and parameters -> the locale's text. */

import { type Locale, locales } from '#tables/keys.ts';
import { localeRows } from '#tables/locales.ts';
import type { Own } from '../core/own.ts';
import { trouble } from '../core/trouble.ts';
import { quoted } from '../core/values.ts';
import { fromLines } from './lines.ts';
import type { PartTexts } from './own_texts.ts';

export type Params = Readonly<Record<string, string | number>>;

export interface Messages {
  readonly locale: Locale;
  /** The text of `key` with each `{name}` replaced; an unknown key gives the key, so that something can be read. */
  text(key: string, params?: Params): string;
  /** What stands between two sentences. */
  readonly joint: string;
  /** The text of `key` as it is written, and such a text with each `{name}` replaced. */
  template(key: string): string;
  fill(template: string, params: Params): string;
  /** The same with texts in place of others or beside them. */
  with(texts: Readonly<Record<string, string>>): Messages;
  /** "A, B or C" in the locale's way. */
  either(items: readonly string[]): string;
}

/** Of texts by locale those of one, and behind them its fallback's. */
export function textsOf(
  texts: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>>,
  locale: Locale,
): Readonly<Record<string, string>> {
  const fallback = localeRows.find(({ id }) => id === locale)?.fallback;
  return { ...(fallback && texts[fallback]), ...texts[locale] };
}

/** By the locale's own row: a runtime's lists are not the same everywhere, or there are none. */
function joined(items: readonly string[], locale: Locale): string {
  const { either } = localeRows.find(({ id }) => id === locale) ?? {};
  if (either === undefined || items.length < 2) return items.join('');
  const [two, between, last] = either;
  if (items.length === 2) return items.join(two);
  return `${items.slice(0, -1).join(between)}${last}${items.slice(-1).join('')}`;
}

/** A template taken apart once: what stands between parameters, and their names, by turns. */
const taken = new Map<string, readonly string[]>();

/** Taking a text apart costs more than all the rest. */
function fill(template: string, params: Params): string {
  let parts = taken.get(template);
  if (parts === undefined) {
    parts = template.split(/\{([a-zA-Z]+)\}/);
    taken.set(template, parts);
  }
  if (parts.length === 1) return template;
  let text = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2)
    text += String(params[parts[i] as string] ?? '') + (parts[i + 1] as string);
  return text;
}

type Texts = Readonly<Record<string, string>>;

/** @param read is asked once, with the first text: a right code needs none, and the first check waits for nothing else. */
function messagesOf(locale: Locale, read: () => Texts): Messages {
  let texts: Texts | undefined;
  const all = () => {
    texts ??= read();
    return texts;
  };
  const template = (key: string) => all()[key] ?? key;
  return {
    locale,
    joint: localeRows.find(({ id }) => id === locale)?.joint ?? ' ',
    template,
    fill,
    text: (key, params = {}) => fill(template(key), params),
    with: more => messagesOf(locale, () => ({ ...all(), ...more })),
    either: items => joined(items, locale),
  };
}

/** @throws RangeError for a locale that there is none of; CardmendLoadError if its texts cannot be loaded */
export async function loadMessages(
  locale: Locale,
  { keys, loaders }: PartTexts,
  own: Own,
): Promise<Messages> {
  if (!locales.includes(locale)) {
    throw new RangeError(`there is no locale ${quoted(locale)}; use one of ${locales.join(', ')}`);
  }
  let lines: string;
  try {
    lines = (await loaders[locale]()).default;
  } catch (error) {
    throw await trouble(own, 'locale', 'texts', { locale }, error);
  }
  return messagesOf(locale, () => fromLines(keys, lines));
}
