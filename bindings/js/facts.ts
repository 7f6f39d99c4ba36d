/** Whatever a page has of a failure, put into the words of the core. Nothing here throws for what a field holds. */
import type { ExplainFacts } from './module.ts';
import type { Failure } from './types.ts';

/** Of each text the core looks at no more units; `kMaxFailureText`. */
const maxText = 8192;

function text(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, maxText);
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

/** UTF-8 read as Latin-1, which the core undoes by itself. */
const utf8Units = /^(?:[\0-\x7f]|[\xe2-\xef][\x80-\xbf]{2})*$/;
/** GB 2312 read as Latin-1: besides ASCII only pairs of its two bytes. */
const gbUnits = /^(?:[\0-\x7f]|[\xa1-\xf7][\xa1-\xfe])*$/;
const gbPair = /[\xa1-\xf7][\xa1-\xfe]/;

/**
 * A text as it was meant, if it is Chinese in GBK that was read as Latin-1 or windows-1252, which agree in those bytes.
 * It stays as it is where the runtime has no decoder for it.
 */
function fromGbk(given: string): string {
  if (!gbPair.test(given) || !gbUnits.test(given) || utf8Units.test(given)) return given;
  const bytes = Uint8Array.from(given, unit => unit.charCodeAt(0));
  return safely(() => new TextDecoder('gb18030', { fatal: true }).decode(bytes), given);
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
  return parts.join(': ').slice(0, maxText);
}

/** Retry-After in milliseconds (RFC 9110, 10.2.3: seconds or a date); -1 if there is none or it is nonsense. */
function retryAfterMs(value: unknown): number {
  if (typeof value === 'number') return value >= 0 && Number.isFinite(value) ? value * 1000 : -1;
  if (typeof value !== 'string') return -1;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  // A date that has passed asks for no wait that anybody could keep: it counts as none.
  const wait = Date.parse(value) - Date.now();
  return wait > 0 ? wait : -1;
}

interface Http {
  readonly status: unknown;
  readonly retryAfter: unknown;
  readonly contentType: unknown;
}

function httpOf(http: unknown): Http {
  if (typeof http === 'number') return { status: http, retryAfter: null, contentType: null };
  const { status, retryAfter, contentType } = (
    typeof http === 'object' && http !== null ? http : {}
  ) as Partial<Http>;
  return { status, retryAfter, contentType };
}

/** A getter of a strange object may throw; then that fact is not known. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** @param tried the indices of remedies, a unit each */
export function toFacts(failure: Failure, tried: string): ExplainFacts {
  const http = safely(() => httpOf(failure.http), httpOf(null));
  const status = number(http.status, 0);
  return [
    safely(() => text(failure.platform), ''),
    safely(() => text(failure.channel), ''),
    safely(() => text(failure.code), ''),
    safely(() => fromGbk(text(failure.text)), ''),
    text(http.contentType),
    safely(() => exceptionText(failure.exception), ''),
    tried,
    status >= 100 && status <= 599 ? Math.trunc(status) : 0,
    retryAfterMs(http.retryAfter),
    safely(() => number(failure.elapsedMs, -1), -1),
  ];
}
