/** The core's decision in words. */
import { sessionMoves } from '#tables/session.ts';
import type { Messages, Params } from '../messages/messages.ts';
import { hexOf } from './hex_words.ts';
import type { DecisionWords } from './machine.ts';
import type { Decision, May } from './types.ts';

/** One for each set of moves: they are made once. */
const mays = new Map<number, May>();

function mayOf(bits: number): May {
  const found = mays.get(bits);
  if (found !== undefined) return found;
  const may = Object.freeze(
    Object.fromEntries(sessionMoves.map((move, i) => [move, ((bits >>> i) & 1) === 1])),
  ) as unknown as May;
  mays.set(bits, may);
  return may;
}

const two = (value: number) => String(value).padStart(2, '0');

/** As the person's clock shows it; with the day, if it is another one. */
function clockTime(until: number, now: number): string {
  const [then, today] = [new Date(until), new Date(now)];
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  if (then.toDateString() === today.toDateString()) return time;
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
}

/** The longest wait that is told in seconds: beyond it the clock is easier to follow. */
const mostSecondsMs = 120_000;

function messageOf({ why, until, offPeakAt }: DecisionWords, now: number, messages: Messages): string {
  if (why === 'none') return '';
  let told = messages.text(`session.${why}`);
  const tell = (key: string, params: Params) => {
    told += messages.joint + messages.text(`session.${key}`, params);
  };
  const wait = until - now;
  if (until > 0) {
    if (wait <= mostSecondsMs) tell('seconds', { seconds: Math.max(1, Math.ceil(wait / 1000)) });
    else tell('until', { time: clockTime(until, now) });
  }
  if (offPeakAt > 0) tell('off-peak', { time: clockTime(offPeakAt, now) });
  return told;
}

const idText = (words: readonly number[]) => (words.some(word => word !== 0) ? hexOf(words) : '');

/** @param now the session's clock: the message tells how long until then */
export function decisionOf(words: DecisionWords, now: number, messages: Messages): Decision {
  const message = messageOf(words, now, messages);
  const { may, intent, key } = words;
  // In its place: to copy it takes as long as the event.
  return Object.freeze(
    Object.assign(words, { may: mayOf(may), intent: idText(intent), key: idText(key), message }),
  ) as unknown as Decision;
}
