/** Whatever a page has of a failure, put into the words of the core. Nothing here throws for what a field holds. */

import { maxFailureText } from '#tables/limits.ts';
import { fromGbk, type GbRead } from './gb2312.ts';
import { parseDate } from './http_date.ts';
import { bodyText, codeOf, field, type HttpFacts, headerOf, httpFactsOf } from './http_error.ts';
import type { Failure } from './types.ts';

/** What the core asks for; texts of at most `maxFailureText` units. */
export interface ExplainFacts {
  readonly platform: string;
  readonly channel: string;
  readonly code: string;
  readonly text: string;
  readonly contentType: string;
  readonly exception: string;
  /** The indices of remedies, a unit each. */
  readonly tried: string;
  /** 0 for none. */
  readonly httpStatus: number;
  /** -1 where it is not known. */
  readonly retryAfterMs: number;
  readonly elapsedMs: number;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, maxFailureText);
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

export function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** How many errors of a nest are read: what went wrong is told by one of the first, or by none. */
const mostErrors = 8;

/**
 * Name, code and message of what was thrown, of what caused it and of the errors that it sums up; of a mini-program its
 * `errMsg`.
 */
function exceptionText(thrown: unknown): string {
  const parts: string[] = [];
  const left: unknown[] = [thrown];
  for (let count = 0; count < mostErrors && left.length > 0; ++count) {
    const error = left.shift();
    if (typeof error === 'string') parts.push(error);
    if (typeof error !== 'object' || error === null) continue;
    const { name, message, code, errMsg, cause, errors } = error as Record<string, unknown>;
    parts.push(...[name, code, message, errMsg].filter(part => typeof part === 'string'));
    left.push(cause, ...(Array.isArray(errors) ? errors.slice(0, mostErrors) : []));
  }
  return parts.join(': ').slice(0, maxFailureText);
}

/**
 * Retry-After in milliseconds (RFC 9110, 10.2.3: seconds or a date); -1 if there is none or it is nonsense.
 * @param now by the clock of whoever wrote the date, where that is known
 */
function retryAfterMs(value: unknown, now: number): number {
  if (typeof value === 'number') return value >= 0 && Number.isFinite(value) ? value * 1000 : -1;
  if (typeof value !== 'string') return -1;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  // A date that has passed asks for no wait that anybody could keep: it counts as none.
  const wait = parseDate(value, now) - now;
  return wait > 0 ? wait : -1;
}

const noFacts: HttpFacts = { status: null, retryAfter: null, contentType: null, date: null, body: null };

/** Of the response that a page hands over; a `Response` is one. */
function httpOf(http: unknown): HttpFacts {
  if (typeof http === 'number') return { ...noFacts, status: http };
  const headers = field(http, 'headers') ?? field(http, 'header');
  return {
    status: field(http, 'status') ?? field(http, 'statusCode'),
    retryAfter: field(http, 'retryAfter') ?? headerOf(headers, 'retry-after'),
    contentType: field(http, 'contentType') ?? headerOf(headers, 'content-type'),
    date: headerOf(headers, 'date'),
    body: null,
  };
}

/** What the page says of the response, and else what the error that was thrown does. */
function httpFacts(failure: Failure): HttpFacts {
  const told = httpOf(field(failure, 'http'));
  const thrown = httpFactsOf(field(failure, 'exception')) ?? noFacts;
  return {
    status: told.status ?? thrown.status,
    retryAfter: told.retryAfter ?? thrown.retryAfter,
    contentType: told.contentType ?? thrown.contentType,
    date: told.date ?? thrown.date,
    body: thrown.body,
  };
}

/** A getter of a strange object may throw; then that fact is not known. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/**
 * @param tried the indices of remedies, a unit each
 * @param gb what reads GB 2312; asked only for a text that is in it
 * @param clock what time it is, where the response does not say: milliseconds since 1970
 */
export function toFacts(
  failure: Failure,
  tried: string,
  gb: () => GbRead,
  clock: () => number = Date.now,
): ExplainFacts {
  const http = httpFacts(failure);
  const status = number(http.status, 0);
  const date = typeof http.date === 'string' ? parseDate(http.date, clock()) : Number.NaN;
  return {
    platform: safely(() => text(failure.platform), ''),
    channel: safely(() => text(failure.channel), ''),
    code: safely(() => text(failure.code), '') || codeOf(http.body),
    text: safely(() => fromGbk(text(failure.text), gb), '') || fromGbk(bodyText(http.body), gb),
    contentType: text(http.contentType),
    exception: safely(() => exceptionText(failure.exception), ''),
    tried,
    httpStatus: status >= 100 && status <= 599 ? Math.trunc(status) : 0,
    retryAfterMs: retryAfterMs(http.retryAfter, Number.isNaN(date) ? clock() : date),
    elapsedMs: safely(() => number(failure.elapsedMs, -1), -1),
  };
}
