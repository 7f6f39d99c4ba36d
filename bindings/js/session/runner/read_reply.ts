/**
 * What a server answered -> what the session is told of it. Answers of any shape are read: nothing throws, and what means nothing
 * is `unsure`, after which the state is asked for.
 */
import { arrivals, verificationSteps } from '#tables/session.ts';
import { parseDate } from '../../explain/http_date.ts';
import { field, headerOf } from '../../explain/http_error.ts';
import type { Reply } from '../transport.ts';
import type { Answer, AnswerMeaning } from '../types.ts';

/** What the answers of a platform mean: by its own codes, and by HTTP's statuses where there is none. */
export interface Meanings {
  code(code: string): AnswerMeaning | undefined;
  status(status: number): AnswerMeaning | undefined;
}

/** What was asked. */
export interface Question {
  /** Of the attempt that the answer must be about, in base 16. */
  readonly intent: string;
  readonly kind: 'start' | 'confirm' | 'resend' | 'ask';
}

/** More text is no answer of an API. */
const mostText = 65_536;
/** A day is the longest that a wait or a life may be: an own prior; what a server says beyond is held to it. */
const mostMs = 86_400_000;
/** Nobody is given more tries. */
const mostTries = 1000;

function bodyOf(text: unknown): unknown {
  if (typeof text === 'object') return text;
  if (typeof text !== 'string' || text.length > mostText || !/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole number within the range, or a text of one; `-1` for anything else. */
function whole(value: unknown, most: number): number {
  const given = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (typeof given !== 'number' || !(given >= 0)) return -1;
  return Math.min(Math.floor(given), most);
}

const numberOf = (value: unknown) =>
  typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;

/** `Retry-After`: seconds, or a date, which is read against the answer's own: the server's clock may be another one. */
function retryAfterMs(headers: unknown, now: number): number {
  const said = numberOf(headerOf(headers, 'retry-after'));
  if (typeof said === 'number') return whole(said * 1000, mostMs);
  if (typeof said !== 'string') return -1;
  const sent = headerOf(headers, 'date');
  const date = typeof sent === 'string' ? parseDate(sent, now) : Number.NaN;
  return whole(parseDate(said, now) - (Number.isNaN(date) ? now : date), mostMs);
}

const nothing: Answer = {
  means: 'unsure',
  triesLeft: -1,
  accountTriesLeft: -1,
  waitMs: -1,
  step: null,
  stepLifeMs: -1,
  resendMs: -1,
  arrival: null,
};

function wordOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find(word => word === value);
}

/** The states of an attempt, and what each says. */
const states: Readonly<Record<string, AnswerMeaning>> = {
  waiting: 'verify',
  bound: 'bound',
  pending: 'pending',
  refused: 'over',
};

function attemptAnswer(attempt: unknown, { intent }: Question): Answer {
  const id = field(attempt, 'id');
  const state = field(attempt, 'state');
  // An answer about another attempt says nothing of this one.
  if (typeof id !== 'string' || id.toLowerCase().replaceAll('-', '') !== intent) return nothing;
  const means = typeof state === 'string' && Object.hasOwn(states, state) ? states[state] : undefined;
  if (means === undefined) return nothing;
  const verification = field(attempt, 'verification');
  return {
    ...nothing,
    means,
    step: wordOf(field(verification, 'step'), verificationSteps) ?? null,
    stepLifeMs: whole(field(verification, 'lifeMs'), mostMs),
    resendMs: whole(field(verification, 'resendMs'), mostMs),
    triesLeft: means === 'verify' ? whole(field(verification, 'triesLeft'), mostTries) : -1,
    arrival: wordOf(field(field(attempt, 'arrival'), 'when'), arrivals) ?? null,
  };
}

/** The code of a refusal, where a body names one. */
function codeIn(body: unknown): string {
  for (const of of [body, field(body, 'error')]) {
    const code = field(of, 'code');
    if (typeof code === 'string' && code.length <= 64) return code;
    if (typeof code === 'number') return String(code);
  }
  return '';
}

function meaningOf(code: string, status: number, meanings: Meanings): AnswerMeaning {
  const own = code === '' ? undefined : meanings.code(code);
  // With a good status, a code that nobody knows may stand beside anything that was done.
  return own ?? meanings.status(status) ?? 'unsure';
}

function refusalAnswer(body: unknown, reply: Reply, now: number, meanings: Meanings): Answer {
  const means = meaningOf(codeIn(body), whole(reply.status, 999), meanings);
  const own = whole(field(body, 'retryAfterMs'), mostMs);
  return {
    ...nothing,
    means,
    triesLeft: whole(field(body, 'triesLeft'), mostTries),
    accountTriesLeft: whole(field(body, 'accountTriesLeft'), mostTries),
    waitMs: own >= 0 ? own : retryAfterMs(reply.headers, now),
  };
}

/** @param now the device's clock, for a date where the server tells no time of its own */
export function readReply(reply: Reply, question: Question, meanings: Meanings, now: number): Answer {
  try {
    const body = bodyOf(field(reply, 'text'));
    const status = field(reply, 'status');
    const good = typeof status === 'number' && status >= 200 && status < 300;
    const ok = field(body, 'ok');
    if (good && ok === true) return attemptAnswer(field(body, 'attempt'), question);
    // A page in the place of an answer comes with a good status too, and may follow what was done.
    if (good && ok !== false && codeIn(body) === '') return nothing;
    return refusalAnswer(body, reply, now, meanings);
  } catch {
    // A getter that throws says nothing.
    return nothing;
  }
}
