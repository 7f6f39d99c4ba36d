import texts from './answers.json' with { type: 'json' };

/** The shop's codes. The texts are its own; `expired`, `restricted` and the limits have no code there, so ours. */
export type AnswerCode = keyof typeof texts;

/** What a step of binding answers, ready to be sent and to be stored for a repeated request. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly ok: boolean; readonly [field: string]: unknown };
  /** Whole seconds for the `Retry-After` header. */
  readonly retryAfter?: number;
}

export interface AttemptView {
  readonly id: string;
  readonly state: string;
  /** The last four characters behind dots; all that is ever shown of a card. */
  readonly card: string;
  readonly phone: string;
  /** For how long an SMS code is good; a length, because two clocks seldom agree. */
  readonly smsMinutes: number;
  readonly face: number | null;
}

export function accepted(attempt: AttemptView): Answer {
  return { status: 200, body: { ok: true, attempt } };
}

/**
 * A refusal in the shop's words. Business answers come with status 200, as from the shop's own endpoint; only limits
 * and outages use HTTP's.
 */
export function refusal(code: AnswerCode, more: Record<string, unknown> = {}, status = 200): Answer {
  return { status, body: { ok: false, code, text: texts[code], ...more } };
}

/** A refusal that ends by itself; `ms` from now. */
export function pause(code: AnswerCode, status: 423 | 429 | 503, ms: number): Answer {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return { ...refusal(code, { retryAfterMs: seconds * 1000 }, status), retryAfter: seconds };
}

/** A request that is no question to the shop at all: for the developer who sent it, in English. */
export function misuse(status: number, code: string, text: string): Answer {
  return { status, body: { ok: false, code, text } };
}

export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

export function maskCard(last4: string): string {
  return `\u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 ${last4}`;
}
