import { type PlatformId, type Reason, wordsFor } from './platforms/platforms.ts';

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
  readonly platform: string;
  readonly channel: string;
  /** The account that will hold the card, masked. */
  readonly holder: string;
  readonly face: number | null;
  readonly currency: 'CNY';
  readonly irreversible: true;
  /** What the person must give yet; lives are lengths, because two clocks seldom agree. */
  readonly verification: {
    readonly step: string;
    readonly sent: boolean;
    readonly lifeMs: number | null;
    readonly resendMs: number | null;
    readonly triesLeft: number | null;
  } | null;
  readonly arrival: { readonly when: string; readonly fromMs: number; readonly toMs: number };
}

export function accepted(attempt: AttemptView): Answer {
  return { status: 200, body: { ok: true, attempt } };
}

/**
 * A refusal in the shop's words. Business answers come with status 200, as from the shop's own endpoint; only limits
 * and outages use HTTP's.
 */
export function refusal(
  reason: Reason,
  more: Record<string, unknown> = {},
  status = 200,
  platform: PlatformId = 'jd',
): Answer {
  return { status, body: { ok: false, ...wordsFor(platform, reason), ...more } };
}

/** A refusal that ends by itself; `ms` from now. */
export function pause(
  reason: Reason,
  status: 423 | 429 | 503,
  ms: number,
  platform: PlatformId = 'jd',
): Answer {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return { ...refusal(reason, { retryAfterMs: seconds * 1000 }, status, platform), retryAfter: seconds };
}

/** The same answer as before, marked. */
export const replayed = (answer: Answer): Answer => ({
  ...answer,
  body: { ...answer.body, replayed: true },
});

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
