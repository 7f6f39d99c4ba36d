import type { Reason } from '../platforms/platforms.ts';

/** The steps of binding that a fault can be ordered for. */
export const steps = ['start', 'confirm', 'resend', 'status'] as const;
export type Step = (typeof steps)[number];

/** `before`: nothing was done. `after`: the work is done and committed, only the answer is spoilt. */
export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

/** What a fault does to the answer. */
export type Effect =
  | { readonly kind: 'delay' | 'hold' | 'drop' | 'reset' | 'no-sms' | 'duplicate' | 'skew' }
  /** In the platform's own words; a pause ends by itself. */
  | { readonly kind: 'refusal'; readonly reason: Reason }
  | { readonly kind: 'pause'; readonly reason: Reason; readonly status: 429 | 503; readonly ms: number }
  | { readonly kind: 'raw'; readonly status: number; readonly type: string; readonly body: string };

const raw = (status: number, type: string, body: string): Effect => ({ kind: 'raw', status, type, body });
const proxyPage = (title: string): string =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/** Every way in which a binding end was seen to fail, by the name under which it is ordered. */
export const faults = {
  /** The answer comes late, by the order's `ms`. */
  delay: { kind: 'delay' },
  /** No answer until the client gives up. */
  'time-out': { kind: 'hold' },
  /** The connection is cut in the middle of the answer. */
  drop: { kind: 'drop' },
  /** The connection is cut before the answer; a browser then sends the request again by itself. */
  reset: { kind: 'reset' },
  'http-500': raw(500, 'text/html; charset=utf-8', proxyPage('500 Internal Server Error')),
  'http-502': raw(502, 'text/html; charset=utf-8', proxyPage('502 Bad Gateway')),
  'http-503': { kind: 'pause', reason: 'default', status: 503, ms: 5_000 },
  'http-429': { kind: 'pause', reason: 'toomany', status: 429, ms: 8_000 },
  /** A page where data belongs: a portal's sign-in, a proxy's notice. */
  'html-200': raw(200, 'text/html; charset=utf-8', proxyPage('Welcome to the free network')),
  'invalid-json': raw(200, 'application/json; charset=utf-8', '{"ok": tru'),
  /** Valid JSON of no meaning to the page. */
  'odd-json': raw(200, 'application/json; charset=utf-8', '[null, 7]'),
  /** An earlier answer to another request of the account, as a broken cache gives it; none yet: the right one. */
  duplicate: { kind: 'duplicate' },
  /** The server's clock is off by the order's `ms`: `Date` says so, and `Retry-After` is a date of that clock. */
  skew: { kind: 'skew' },
  'sms-down': { kind: 'no-sms' },
  slider: { kind: 'refusal', reason: '16807' },
  restricted: { kind: 'refusal', reason: 'restricted' },
} as const satisfies Record<string, Effect>;

export type FaultName = keyof typeof faults;
export const faultNames = Object.keys(faults) as FaultName[];
