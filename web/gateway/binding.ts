import {
  type Answer,
  type AttemptView,
  accepted,
  maskCard,
  maskPhone,
  misuse,
  pause,
  refusal,
} from './answers.ts';
import type { Settings } from './options.ts';
import { type Keyring, makeSmsCode, sameSeal } from './secrets.ts';
import type { Outbox } from './sms.ts';
import type { Account } from './store/accounts.ts';
import * as attempts from './store/attempts.ts';
import { bind, findCard, ownerOf } from './store/cards.ts';
import { type AskedCard, isBound, readCard } from './store/kinds.ts';
import { type Store, write } from './store/open.ts';
import { countRefusal, forgetTries, lockedFor } from './store/tries.ts';

export interface Desk {
  readonly store: Store;
  readonly keys: Keyring;
  readonly outbox: Outbox;
  readonly settings: Settings;
}

export const unknownAttempt = misuse(404, 'no-such-attempt', 'This account has no attempt of that id.');
const reusedAttempt = misuse(409, 'attempt-reused', 'That id was used for another question; make a new one.');
const reusedKey = misuse(
  409,
  'key-reused',
  'That Idempotency-Key was used for another question; make a new one.',
);
const attemptOver = misuse(409, 'attempt-over', 'The attempt ended without a binding; start a new one.');

/** How an attempt stands now. */
export function view(desk: Desk, account: Account, attempt: attempts.Attempt): AttemptView {
  return {
    id: attempt.id,
    state: attempt.state,
    card: maskCard(attempt.last4),
    phone: maskPhone(account.phone),
    smsMinutes: Math.round(desk.settings.smsLifeMs / 60_000),
    face: findCard(desk.store, attempt.card)?.face ?? null,
  };
}

/**
 * Starts an attempt: looks at the card and sends the SMS code. The same id again gets the same answer and no second
 * SMS. `smsWorks` is false while an SMS outage is ordered.
 */
export function start(desk: Desk, account: Account, id: string, asked: AskedCard, smsWorks: boolean): Answer {
  const { store, keys, settings } = desk;
  const now = settings.now();
  const { product, refs, last4 } = readCard(keys, asked);
  const card = refs.find(ref => findCard(store, ref) !== null) ?? refs[0];
  const request = keys.seal('request', `${product} ${refs.join(' ')}`);
  const code = makeSmsCode();

  const { answer, sends } = write(store, (): { answer: Answer; sends: boolean } => {
    const earlier = attempts.findAttempt(store, id);
    if (earlier !== null) return { answer: again(earlier, account, request), sends: false };

    const locked = lockedFor(store, account.id, card, now);
    if (locked > 0) return { answer: pause('locked', 423, locked), sends: false };
    const recent = attempts.startsSince(store, account.id, now - 60_000);
    const first = recent[recent.length - settings.startsPerMinute];
    if (first !== undefined) return { answer: pause('toomany', 429, first + 60_000 - now), sends: false };

    const refused = refusalOf(desk, account, card, product);
    if (refused !== null) {
      // Only what could be a card counts: a lock on mere noise would help nobody.
      const counted =
        last4 === '' ? {} : { triesLeft: countRefusal(store, account.id, card, rule(settings, now)) };
      const answer = refusal(refused.code, { ...refused.more, ...counted });
      const over = {
        id,
        account: account.id,
        card,
        last4,
        request,
        state: 'refused',
        at: now,
      } as const;
      attempts.addAttempt(store, { ...over, sms: null, sms_expires: null, answer: JSON.stringify(answer) });
      return { answer, sends: false };
    }

    const attempt: attempts.Attempt = {
      id,
      account: account.id,
      card,
      last4,
      request,
      state: smsWorks ? 'sms-sent' : 'sms-failed',
      sms: keys.seal('sms', `${id} ${code}`),
      sms_expires: now + settings.smsLifeMs,
      answer: '',
      at: now,
    };
    const answer = smsWorks ? accepted(view(desk, account, attempt)) : pause('smsdown', 503, 30_000);
    attempts.addAttempt(store, { ...attempt, answer: JSON.stringify(answer) });
    return { answer, sends: smsWorks };
  });

  return sends ? deliver(desk, account, id, code, answer) : answer;
}

/** Sends a new SMS code for an attempt that waits for one; the old code is worth nothing then. */
export function resend(desk: Desk, account: Account, id: string, smsWorks: boolean): Answer {
  const { store, keys, settings } = desk;
  const attempt = attempts.findAttempt(store, id);
  if (attempt === null || attempt.account !== account.id) return unknownAttempt;
  if (attempt.state === 'bound') return accepted(view(desk, account, attempt));
  if (attempt.state === 'refused') return attemptOver;
  if (!smsWorks) return pause('smsdown', 503, 30_000);
  const now = settings.now();
  // One SMS a minute: the last one went out when its life began.
  const sentAt = (attempt.sms_expires ?? 0) - settings.smsLifeMs;
  if (attempt.state === 'sms-sent' && now - sentAt < 60_000)
    return pause('toomany', 429, sentAt + 60_000 - now);
  const code = makeSmsCode();
  attempts.setSms(store, id, keys.seal('sms', `${id} ${code}`), now + settings.smsLifeMs);
  const changed = attempts.findAttempt(store, id) ?? attempt;
  return deliver(desk, account, id, code, accepted(view(desk, account, changed)));
}

/**
 * Binds the card if `sms` is the code that was sent. `key` names this one press of the button: the same key again gets
 * the same answer and counts once.
 */
export function confirm(desk: Desk, account: Account, id: string, key: string, sms: string): Answer {
  const { store, keys } = desk;
  const request = keys.seal('request', sms);
  return write(store, () => {
    const attempt = attempts.findAttempt(store, id);
    if (attempt === null || attempt.account !== account.id) return unknownAttempt;
    const earlier = attempts.findConfirmation(store, id, key);
    if (earlier !== null) {
      return sameSeal(earlier.request, request) ? (JSON.parse(earlier.answer) as Answer) : reusedKey;
    }
    const answer = decide(desk, account, attempt, sms);
    attempts.addConfirmation(store, id, key, request, answer);
    return answer;
  });
}

function decide(desk: Desk, account: Account, attempt: attempts.Attempt, sms: string): Answer {
  const { store, keys, settings } = desk;
  const now = settings.now();
  if (attempt.state === 'bound') return accepted(view(desk, account, attempt));
  if (attempt.state === 'refused') return attemptOver;
  const locked = lockedFor(store, account.id, attempt.card, now);
  if (locked > 0) return pause('locked', 423, locked);
  if (attempt.sms === null || attempt.state === 'sms-failed') return refusal('verifyexpired');
  if (now > (attempt.sms_expires ?? 0)) return refusal('verifyexpired');
  if (!sameSeal(attempt.sms, keys.seal('sms', `${attempt.id} ${sms}`))) {
    const triesLeft = countRefusal(store, account.id, attempt.card, rule(settings, now));
    return triesLeft === 0 ? pause('locked', 423, settings.lockMs) : refusal('verifyerr', { triesLeft });
  }
  // Between the SMS and now the card may have been bound elsewhere, or withdrawn.
  const refused = refusalOf(desk, account, attempt.card);
  if (refused !== null || !bind(store, attempt.card, account.id, attempt.id, now)) {
    attempts.setState(store, attempt.id, 'refused');
    const answer = refusal(refused?.code ?? 'binded', refused?.more);
    attempts.setAnswer(store, attempt.id, answer);
    return answer;
  }
  attempts.setState(store, attempt.id, 'bound');
  forgetTries(store, account.id, attempt.card);
  return accepted(view(desk, account, { ...attempt, state: 'bound' }));
}

/** How the attempt stands: what a page asks after a lost answer, before it sends anything again. */
export function status(desk: Desk, account: Account, id: string): Answer {
  const attempt = attempts.findAttempt(desk.store, id);
  if (attempt === null || attempt.account !== account.id) return unknownAttempt;
  if (attempt.state === 'refused') return JSON.parse(attempt.answer) as Answer;
  return accepted(view(desk, account, attempt));
}

function again(earlier: attempts.Attempt, account: Account, request: string): Answer {
  if (earlier.account !== account.id) return unknownAttempt;
  if (!sameSeal(earlier.request, request)) return reusedAttempt;
  return JSON.parse(earlier.answer) as Answer;
}

/** `product`: what the form was for, where that matters still. */
function refusalOf(desk: Desk, account: Account, ref: string, product?: string) {
  const card = findCard(desk.store, ref);
  if (card === null) return { code: 'nofind', more: {} } as const;
  if (!isBound(card.kind) || (product !== undefined && product !== card.kind))
    return { code: 'valuenull', more: {} } as const;
  const owner = ownerOf(desk.store, ref);
  if (owner !== null) return { code: 'binded', more: { mine: owner === account.id } } as const;
  if (card.state === 'inactive') return { code: 'inactive', more: {} } as const;
  if (card.state === 'expired') return { code: 'expired', more: {} } as const;
  return null;
}

/** The store is written by now: an SMS that cannot go out leaves an attempt that may ask for another. */
function deliver(desk: Desk, account: Account, attempt: string, code: string, answer: Answer): Answer {
  try {
    desk.outbox.send({ at: desk.settings.now(), attempt, phone: account.phone, code });
    return answer;
  } catch (error) {
    desk.settings.onError(`SMS log: ${(error as Error).message}`);
    const failed = pause('smsdown', 503, 30_000);
    attempts.setState(desk.store, attempt, 'sms-failed');
    attempts.setAnswer(desk.store, attempt, failed);
    return failed;
  }
}

const rule = (settings: Settings, now: number) => ({
  allowed: settings.triesPerCard,
  lockMs: settings.lockMs,
  now,
});
