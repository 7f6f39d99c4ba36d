/** Whose trouble a cause is: it decides whether one card is put aside or everything stops. */
import type { CauseId } from '#tables/keys.ts';

export type Party = 'card' | 'account' | 'platform' | 'nobody';

/** Every cause that there is: a new one without a party is an error of the build. */
const parties: Readonly<Record<CauseId, Party>> = {
  'secret-mistyped': 'card',
  'secret-missing': 'card',
  'wrong-product': 'card',
  'card-withheld': 'card',
  'already-bound': 'card',
  'bound-by-you': 'card',
  'bound-but-not-usable': 'card',
  'money-pending': 'card',
  'not-activated': 'card',
  'batch-not-activated': 'card',
  expired: 'card',
  'not-yet-valid': 'card',
  'no-balance': 'card',
  'amount-wrong': 'card',
  'card-unreadable': 'card',
  'already-converted': 'card',
  'conversion-needs-owner': 'card',
  'wrong-region': 'card',
  'qr-unreadable': 'card',
  'account-restricted': 'account',
  'identity-needed': 'account',
  'risk-control': 'account',
  'too-many-attempts': 'account',
  'signed-out': 'account',
  'captcha-wrong': 'account',
  'captcha-stale': 'account',
  'puzzle-failed': 'account',
  'payment-password-off': 'account',
  'payment-password-wrong': 'account',
  'payment-password-locked': 'account',
  'request-blocked': 'account',
  'rate-limited': 'platform',
  offline: 'platform',
  network: 'platform',
  'timeout-outcome-unknown': 'platform',
  'plugin-conflict': 'platform',
  'cache-conflict': 'platform',
  'system-busy': 'platform',
  'system-fault': 'platform',
  'no-failure': 'nobody',
  unknown: 'nobody',
};

/** @param cause of `explain`; one that a shop has added itself is nobody's */
export function partyOf(cause: string): Party {
  return Object.hasOwn(parties, cause) ? parties[cause as CauseId] : 'nobody';
}

/** Causes that say the card is bound already: perhaps by the very request whose answer was lost. */
export const maybeOurs: readonly string[] = ['already-bound', 'bound-by-you'] satisfies readonly CauseId[];

/** Causes for which everything waits at once, not only this card. */
export const pausesAll: readonly string[] = ['rate-limited', 'system-busy'] satisfies readonly CauseId[];
