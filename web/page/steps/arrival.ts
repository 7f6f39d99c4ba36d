import type { Arrival } from '../bind/attempt.ts';
import { minutesInWords } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';

/** Shorter is at once to a person. */
const shortMs = 60_000;

/** When the money is there. */
export function arrivalInWords({ when, fromMs, toMs }: Arrival, t: Translate): string {
  const text = t(`arrival.${when}`);
  if (when === 'at-once' || toMs <= shortMs) return text;
  const time = minutesInWords([fromMs / 60_000, toMs / 60_000], t);
  return t('arrival.usually', { text, time });
}

export const faceInWords = (face: number | null): string => (face === null ? '' : `\u00a5${face}`);
