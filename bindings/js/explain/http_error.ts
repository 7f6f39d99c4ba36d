/**
 * What HTTP clients put into the errors that they throw: axios, ky, got, superagent, ofetch, hand-written wrappers of
 * fetch, and what uni-app and mini-programs hand over. Any of them may be any object whatever: each field is read by
 * itself, and one whose getter throws is not known.
 */
import { isObject } from '../core/values.ts';

/** What an error tells of the response; what it does not is null. */
export interface HttpFacts {
  readonly status: unknown;
  readonly retryAfter: unknown;
  readonly contentType: unknown;
  /** The server's clock, by its Date header. */
  readonly date: unknown;
  /** A text, or whatever JSON held. */
  readonly body: unknown;
}

/** How much of a body is read: what went wrong is told early, or not at all. */
const most = { depth: 4, values: 64, text: 4096 };

/** A field of anything; undefined where there is none or where reading it throws. */
export function field(of: unknown, name: string): unknown {
  if ((typeof of !== 'object' && typeof of !== 'function') || of === null) return undefined;
  try {
    return (of as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

const isStatus = (value: unknown) => typeof value === 'number' && value >= 100 && value <= 599;

/** `HTTP error! status: 429`, `Request failed with status code 409 Conflict`, `HTTP 503`: what clients write. */
const inMessage = /\b(?:status(?:[ _]?code)?|http(?:[ _]?error)?)\b[^\d\n]{0,12}([1-5]\d\d)\b/i;

function statusIn(error: unknown, response: unknown): unknown {
  for (const of of [response, error])
    for (const name of ['status', 'statusCode', 'status_code', 'httpStatus'])
      if (isStatus(field(of, name))) return field(of, name);
  const message = field(error, 'message') ?? field(error, 'errMsg') ?? error;
  const found = typeof message === 'string' ? inMessage.exec(message.slice(0, most.text)) : null;
  return found ? Number(found[1]) : null;
}

/** A header of a Headers, or of an object whose names are in any case. */
export function headerOf(headers: unknown, name: string): unknown {
  const get = field(headers, 'get');
  try {
    const got: unknown = typeof get === 'function' ? get.call(headers, name) : undefined;
    if (got !== undefined && got !== null) return got;
    // Most failures bring none; an exception takes longer than all of the explanation.
    if (!isObject(headers)) return null;
    const own = Object.keys(headers)
      .slice(0, most.values)
      .find(key => key.toLowerCase() === name);
    const value = own === undefined ? null : field(headers, own);
    return Array.isArray(value) ? value[0] : value;
  } catch {
    return null;
  }
}

/** A body that was read: a text, or plain data; streams, blobs and documents are none. */
function isBody(value: unknown): boolean {
  if (typeof value === 'string') return value !== '';
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    const maker = field(prototype, 'constructor');
    return prototype === null || maker === undefined || field(maker, 'name') === 'Object';
  } catch {
    return false;
  }
}

function bodyIn(error: unknown, response: unknown): unknown {
  const places: readonly (readonly [unknown, string])[] = [
    [response, 'data'],
    [response, '_data'],
    [error, 'data'],
    [response, 'body'],
    [error, 'body'],
    [response, 'text'],
    [response, 'responseText'],
  ];
  for (const [of, name] of places) if (isBody(field(of, name))) return field(of, name);
  return null;
}

/** What an error, or one that caused it, tells of a response; null if nothing. */
export function httpFactsOf(thrown: unknown): HttpFacts | null {
  let error = thrown;
  for (let depth = 0; depth < most.depth && error !== undefined && error !== null; ++depth) {
    const response = field(error, 'response') ?? error;
    const status = statusIn(error, response);
    const body = bodyIn(error, response);
    if (status !== null || body !== null) {
      const headers = field(response, 'headers') ?? field(response, 'header') ?? field(error, 'headers');
      return {
        status,
        body,
        retryAfter: headerOf(headers, 'retry-after'),
        contentType: headerOf(headers, 'content-type'),
        date: headerOf(headers, 'date'),
      };
    }
    error = field(error, 'cause');
  }
  return null;
}

/** A body as text: JSON of its first values, cut; nothing in it runs. */
export function bodyText(body: unknown): string {
  if (body === null || body === undefined) return '';
  if (typeof body === 'string') return body.slice(0, most.text);
  let left = most.values;
  const write = (value: unknown, depth: number): string => {
    if (--left < 0 || depth > most.depth) return 'null';
    if (typeof value === 'string') return JSON.stringify(value.slice(0, most.text));
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'object' || value === null) return 'null';
    if (Array.isArray(value)) {
      const items: unknown[] = value.slice(0, Math.max(0, left));
      return `[${items.map(item => write(item, depth + 1)).join(',')}]`;
    }
    const keys = Object.keys(value).slice(0, Math.max(0, left));
    return `{${keys.map(key => `${JSON.stringify(key)}:${write(field(value, key), depth + 1)}`).join(',')}}`;
  };
  try {
    return write(body, 0).slice(0, 2 * most.text);
  } catch {
    return '';
  }
}

const codeNames = ['code', 'errcode', 'errorCode', 'error_code', 'errCode', 'error', 'reason', 'type'];

/** The code that a body names, by itself or in its `error`, its first of `errors` or its `data`; '' if none. */
export function codeOf(body: unknown): string {
  const data = typeof body === 'string' ? parsed(body) : body;
  const first = field(field(data, 'errors'), '0');
  for (const of of [field(data, 'error'), first, data, field(data, 'data')]) {
    for (const name of codeNames) {
      const code = field(of, name);
      if (typeof code === 'string' && code !== '' && code.length <= 64) return code;
      if (typeof code === 'number' && Number.isFinite(code) && !isStatus(code)) return String(code);
    }
  }
  return '';
}

function parsed(body: string): unknown {
  if (!/^\s*[{[]/.test(body) || body.length > most.text) return null;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
