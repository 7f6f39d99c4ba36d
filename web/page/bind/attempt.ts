/** How an attempt to bind stands, as the gateway tells it. */

/** What the person is asked for before the card is bound. */
export const verificationSteps = ['sms-code', 'pay-password', 'dynamic-token', 'qr-code'] as const;
export type VerificationStep = (typeof verificationSteps)[number];

/** When the money of a bound card is there. */
export const arrivals = ['at-once', 'after-receipt', 'after-presale', 'next-day'] as const;
export type ArrivalTime = (typeof arrivals)[number];

/** `waiting`: for the verification. `pending`: bound, and the money comes later; that is no failure. */
export const attemptStates = ['waiting', 'bound', 'pending', 'refused'] as const;

export interface Verification {
  readonly step: VerificationStep;
  /** False if what was to be sent, such as an SMS, could not be. */
  readonly sent: boolean;
  /** For how long an answer is good, in ms; lengths, because two clocks seldom agree. 0 if it does not end. */
  readonly lifeMs: number;
  /** How long until it may be sent again; 0 at once. */
  readonly resendMs: number;
  /** `null` if it is not told. */
  readonly triesLeft: number | null;
}

export interface Arrival {
  readonly when: ArrivalTime;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Attempt {
  readonly id: string;
  readonly state: (typeof attemptStates)[number];
  /** Masked, to be shown as it is. */
  readonly card: string;
  /** The account that will hold it, masked. */
  readonly holder: string;
  /** What the card is worth, in whole yuan; `null` if it is not told. */
  readonly face: number | null;
  readonly verification: Verification | null;
  readonly arrival: Arrival | null;
}

export type Body = Readonly<Record<string, unknown>>;

const isBody = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | null =>
  all.find(each => each === value) ?? null;

/** A length that makes sense; 0 for anything else. */
const lengthOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

const numberOr = <T>(value: unknown, other: T): number | T =>
  typeof value === 'number' && Number.isFinite(value) ? value : other;

function readVerification(value: unknown): Verification | null {
  if (!isBody(value)) return null;
  const step = oneOf(verificationSteps, value.step);
  if (step === null) return null;
  return {
    step,
    sent: value.sent !== false,
    lifeMs: lengthOf(value.lifeMs),
    resendMs: lengthOf(value.resendMs),
    triesLeft: numberOr(value.triesLeft, null),
  };
}

function readArrival(value: unknown): Arrival | null {
  if (!isBody(value)) return null;
  const when = oneOf(arrivals, value.when);
  return when === null ? null : { when, fromMs: lengthOf(value.fromMs), toMs: lengthOf(value.toMs) };
}

/** `null` for a body that is no attempt. */
export function readAttempt(value: unknown): Attempt | null {
  if (!isBody(value)) return null;
  const { id, card, holder, face } = value;
  const state = oneOf(attemptStates, value.state);
  if (state === null || typeof id !== 'string' || typeof card !== 'string') return null;
  return {
    id,
    state,
    card,
    holder: typeof holder === 'string' ? holder : '',
    face: numberOr(face, null),
    verification: readVerification(value.verification),
    arrival: readArrival(value.arrival),
  };
}
