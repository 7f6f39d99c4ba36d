/** What a list has to say to a person, in the languages that there are. */
import type { Locale } from '#tables/keys.ts';
import { listTexts } from '#tables/list_texts.ts';
import type { ListStanding } from './block_list.ts';

const hourMs = 3_600_000;

/**
 * How a list stands, in a sentence or two: why its last update was refused, and how old it is then. Empty for a list that is as
 * it should be.
 */
export function listMessage({ refused, ageMs }: ListStanding, locale: Locale): string {
  if (refused === undefined) return '';
  const texts = listTexts[locale];
  if (ageMs === undefined) return texts[`list.${refused}`];
  return texts['list.age']
    .replace('{why}', texts[`list.${refused}`])
    .replace('{hours}', String(Math.floor(ageMs / hourMs)));
}
