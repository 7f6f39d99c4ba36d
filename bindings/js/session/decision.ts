/** The core's decision in words. */
import {
  arrivals,
  sessionMoves,
  sessionPhases,
  sessionReasons,
  sessionSends,
  verificationSteps,
} from '#tables/session.ts';
import type { SessionDecisionWords } from '#tables/wire.ts';
import type { Messages } from '../messages/messages.ts';
import { hexOf } from './hex_words.ts';
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

function messageOf(
  why: string,
  { until, offPeakAt }: SessionDecisionWords,
  now: number,
  messages: Messages,
): string {
  if (why === 'none') return '';
  const told = [messages.text(`session.${why}`)];
  const wait = until - now;
  if (until > 0 && wait <= mostSecondsMs)
    told.push(messages.text('session.seconds', { seconds: Math.max(1, Math.ceil(wait / 1000)) }));
  else if (until > 0) told.push(messages.text('session.until', { time: clockTime(until, now) }));
  if (offPeakAt > 0) told.push(messages.text('session.off-peak', { time: clockTime(offPeakAt, now) }));
  return told.join(messages.joint);
}

const isZero = (word: number) => word === 0;
const idText = (words: readonly number[]) => (words.every(isZero) ? '' : hexOf(words));

/** @param now the session's clock: the message tells how long until then */
export function decisionOf(words: SessionDecisionWords, now: number, messages: Messages): Decision {
  const why = sessionReasons[words.why] ?? 'none';
  return Object.freeze({
    phase: sessionPhases[words.phase] ?? 'input',
    send: sessionSends[words.send] ?? 'none',
    may: mayOf(words.may),
    why,
    until: words.until,
    wakeAt: words.wakeAt,
    attemptsLeft: words.attemptsLeft,
    accountAttemptsLeft: words.accountAttemptsLeft,
    verifyTriesLeft: words.verifyTriesLeft,
    step: verificationSteps[words.step] ?? 'none',
    stepUntil: words.stepUntil,
    resendAt: words.resendAt,
    intent: idText(words.intent),
    key: idText(words.key),
    call: words.call,
    attempts: words.attempts,
    otherCodes: words.otherCodes,
    timeouts: words.timeouts,
    sinceLastMs: words.sinceLastMs,
    offPeakAt: words.offPeakAt,
    arrival: arrivals[words.arrival] ?? 'at-once',
    message: messageOf(why, words, now, messages),
  });
}
