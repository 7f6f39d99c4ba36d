import type { Failure } from '../../../bindings/js/types.ts';

/** How an attempt stands, as the gateway tells it. */
export interface Attempt {
  readonly id: string;
  readonly state: 'sms-sent' | 'sms-failed' | 'bound' | 'refused';
  readonly card: string;
  readonly phone: string;
  /** For how long an SMS code is good; a length, because two clocks seldom agree. */
  readonly smsMinutes: number;
  readonly face: number | null;
}

/** What the gateway adds to a refusal. */
export interface RefusalNotes {
  readonly code: string;
  readonly mine?: boolean;
  readonly triesLeft?: number;
  readonly retryAfterMs?: number;
}

/**
 * `refused`: the gateway took the question and said no. `unsure`: no answer, or none with a meaning; the work may have
 * been done all the same.
 */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly notes: RefusalNotes }
  | { readonly kind: 'unsure'; readonly failure: Failure };

/** What is to be bound. */
export interface AskedCard {
  readonly secret: string;
  /** Left out if it is not known: the shop then takes the card for one of its own. */
  readonly product?: string;
  /** Only where binding needs it. */
  readonly number?: string;
}

export interface GatewayClient {
  start(id: string, card: AskedCard): Promise<Outcome<Attempt>>;
  confirm(id: string, sms: string, key: string): Promise<Outcome<Attempt>>;
  resend(id: string): Promise<Outcome<Attempt>>;
  status(id: string): Promise<Outcome<Attempt>>;
}

const timeoutMs = 10_000;
const base = '/api/v1';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const client: GatewayClient = {
  start: (id, card) => attempt({ method: 'PUT', path: `/attempts/${id}`, body: card }),
  confirm: (id, sms, key) =>
    attempt({
      method: 'POST',
      path: `/attempts/${id}/confirm`,
      body: { answer: sms },
      headers: { 'idempotency-key': key },
    }),
  resend: id => attempt({ method: 'POST', path: `/attempts/${id}/resend` }),
  status: id => attempt({ method: 'GET', path: `/attempts/${id}` }),
};

const attempt = (request: Request): Promise<Outcome<Attempt>> =>
  call(request, body => readAttempt(body.attempt));

type Body = Readonly<Record<string, unknown>>;

/** Asks the gateway. Never rejects; `read` returns `null` for a body that makes no sense. */
export async function call<T>(request: Request, read: (body: Body) => T | null): Promise<Outcome<T>> {
  const began = performance.now();
  const elapsed = (): number => Math.round(performance.now() - began);
  const gaveUp = new AbortController();
  const timer = setTimeout(
    () => gaveUp.abort(new DOMException('No answer in time', 'TimeoutError')),
    timeoutMs,
  );
  const shop = { platform: 'jd', channel: 'main' } as const;
  try {
    const response = await fetch(base + request.path, {
      method: request.method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: gaveUp.signal,
      headers: {
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const text = await response.text();
    const http = {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      contentType: response.headers.get('content-type'),
    };
    const body = parse(text);
    if (body?.ok === true && response.ok) {
      const value = read(body);
      if (value !== null) return { kind: 'ok', value };
    }
    if (body?.ok === false && typeof body.code === 'string') {
      const failure = {
        ...shop,
        code: body.code,
        text: String(body.text ?? ''),
        http,
        elapsedMs: elapsed(),
      };
      return isFinal(response.status, body.code)
        ? { kind: 'refused', failure, notes: readNotes(body, body.code) }
        : { kind: 'unsure', failure };
    }
    // A meaningless body says nothing about the card; what it looks like still helps to say what went wrong.
    const odd = response.ok && !/html/.test(http.contentType ?? '') ? { exception: notJson() } : {};
    return {
      kind: 'unsure',
      failure: { ...shop, ...odd, text: text.slice(0, 2_000), http, elapsedMs: elapsed() },
    };
  } catch (exception) {
    return { kind: 'unsure', failure: { ...shop, exception, elapsedMs: elapsed() } };
  } finally {
    clearTimeout(timer);
  }
}

/** A server that breaks while it works may have done the work; one that names a reason of the shop's has not. */
const isFinal = (status: number, code: string): boolean => status < 500 || code !== 'default';

const notJson = (): SyntaxError => new SyntaxError('The answer is not valid JSON of the API');

function parse(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;
  } catch {
    return null;
  }
}

function readAttempt(value: unknown): Attempt | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, state: told, card, holder: phone, verification, face } = value as Body;
  if (typeof id !== 'string' || typeof card !== 'string' || typeof phone !== 'string') return null;
  const { sent, lifeMs } = (verification ?? {}) as Body;
  const state = readState(told, sent !== false);
  if (state === null) return null;
  return {
    id,
    state,
    card,
    phone,
    smsMinutes: typeof lifeMs === 'number' ? Math.round(lifeMs / 60_000) : 5,
    face: typeof face === 'number' ? face : null,
  };
}

/** This page knows the SMS step alone, and tells nobody of money that comes later. */
function readState(told: unknown, sent: boolean): Attempt['state'] | null {
  if (told === 'waiting') return sent ? 'sms-sent' : 'sms-failed';
  if (told === 'pending') return 'bound';
  return told === 'bound' || told === 'refused' ? told : null;
}

function readNotes(body: Body, code: string): RefusalNotes {
  const { mine, triesLeft, retryAfterMs } = body;
  return {
    code,
    ...(typeof mine === 'boolean' ? { mine } : {}),
    ...(typeof triesLeft === 'number' ? { triesLeft } : {}),
    ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
  };
}
