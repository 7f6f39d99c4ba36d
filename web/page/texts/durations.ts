import type { Translate } from './translate.ts';

const hour = 60;
const day = 24 * hour;

/** A range of minutes in the largest unit that keeps it short; from nothing it is "within". */
export function minutesInWords([least, most]: readonly [number, number], t: Translate): string {
  const unit = most >= 2 * day ? 'days' : most >= 2 * hour ? 'hours' : 'minutes';
  const size = unit === 'days' ? day : unit === 'hours' ? hour : 1;
  const from = Math.floor(least / size);
  const to = Math.max(1, Math.ceil(most / size));
  if (from === 0 && to > 1) return t(`within.${unit}`, { to });
  return from === to || from === 0 ? t(`${unit}.one`, { to }) : t(`${unit}.range`, { from, to });
}

/** How long still to wait; rounded up, so that it never promises too much. */
export function waitInWords(ms: number, t: Translate): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 90) return t('time.seconds', { n: seconds });
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 90 ? t('time.minutes', { n: minutes }) : t('time.hours', { n: Math.ceil(minutes / 60) });
}

/** A short wait as a clock shows it: minutes and seconds; rounded up. */
export function clockInWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A time of the day, as the person's clock shows it. */
export function timeOfDay(at: number): string {
  return new Date(at).toTimeString().slice(0, 5);
}
