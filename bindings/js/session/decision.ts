/** The core's decision in words. */
import { sessionMoves } from '#tables/session.ts';
import type { Messages, Params } from '../messages/messages.ts';
import { hexOf } from './hex_words.ts';
import type { DecisionWords } from './machine.ts';
import type { Decision, May } from './types.ts';

/** One for each set of moves: to make it takes as long as half an event. */
const mays: May[] = [];

function mayOf(bits: number): May {
  mays[bits] ??= Object.freeze(
    Object.fromEntries(sessionMoves.map((move, i) => [move, ((bits >>> i) & 1) === 1])),
  ) as unknown as May;
  return mays[bits];
}

/** As ISO 8601 has it, but at this place's time; `null` for none. */
function localText(ms: number): string {
  const zoneMs = new Date(ms).getTimezoneOffset() * 60_000;
  return String(new Date(ms - zoneMs).toJSON());
}

/** As the person's clock shows it; with the day, if it is another one. */
function clockTime(until: number, now: number): string {
  const text = localText(until);
  const [day, time] = [text.slice(0, 10), text.slice(11, 16)];
  return localText(now).startsWith(day) ? time : `${day} ${time}`;
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

const idText = (words: Int32Array) => (words.some(Boolean) ? hexOf(words) : '');

/** @param now the session's clock: the message tells how long until then */
export function decisionOf(words: DecisionWords, now: number, messages: Messages): Decision {
  const message = messageOf(words, now, messages);
  const { may, intent, key } = words;
  // In its place: to copy it takes as long as the event.
  return Object.freeze(
    Object.assign(words, { may: mayOf(may), intent: idText(intent), key: idText(key), message }),
  ) as unknown as Decision;
}
