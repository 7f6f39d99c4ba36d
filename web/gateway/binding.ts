import {
  type Answer,
  type AttemptView,
  accepted,
  maskCard,
  maskPhone,
  misuse,
  pause,
  refusal,
  replayed,
} from './answers.ts';
import type { Desk } from './desk.ts';
import { type PlatformId, platformOf, type Reason } from './platforms/platforms.ts';
import { allowed, countStart, countTry, heldBack, record, refusalOf, scopeOf } from './rules.ts';
import { makeSmsCode, sameSeal } from './secrets.ts';
import type { Account } from './store/accounts.ts';
import * as attempts from './store/attempts.ts';
import { bind, findCard } from './store/cards.ts';
import { type AskedCard, readCard } from './store/kinds.ts';
import { write } from './store/open.ts';
import { forgetPace } from './store/pace.ts';
import { forgetTries, lockedFor, refusalsLeft } from './store/tries.ts';
import { dynamicToken, payPassword, qrText, stepOf, tokenMs } from './verification.ts';

export type { Desk } from './desk.ts';

export const unknownAttempt = misuse(404, 'no-such-attempt', 'This account has no attempt of that id.');
const reusedAttempt = misuse(409, 'attempt-reused', 'That id was used for another question; make a new one.');
export const reusedKey = misuse(
  409,
  'key-reused',
  'That Idempotency-Key was used for another question; make a new one.',
);
const attemptOver = misuse(409, 'attempt-over', 'The attempt ended without a binding; start a new one.');

/** Who asks, from where, and for what. */
export interface Asked extends AskedCard {
  readonly platform?: PlatformId;
  readonly channel?: string;
}

/** For how long the message that was sent is good yet, and how soon another one can be had: from now, not from then. */
function lengthsLeft({ settings }: Desk, attempt: attempts.Attempt) {
  const { step } = platformOf(attempt.platform);
  if (step.step !== 'sms-code' || attempt.sms_expires === null)
    return { lifeMs: step.lifeMs, resendMs: step.resendMs };
  if (attempt.sent === 0) return { lifeMs: settings.smsLifeMs, resendMs: 0 };
  const left = attempt.sms_expires - settings.now();
  return {
    lifeMs: Math.max(0, left),
    resendMs: Math.max(0, left - settings.smsLifeMs + settings.smsEveryMs),
  };
}

/** How an attempt stands now. */
export function view(desk: Desk, account: Account, attempt: attempts.Attempt): AttemptView {
  const { store } = desk;
  const { step, arrival } = platformOf(attempt.platform);
  const most = allowed(desk, attempt.platform);
  const scope = scopeOf(attempt.platform, attempt.card);
  return {
    id: attempt.id,
    platform: attempt.platform,
    channel: attempt.channel,
    state: attempt.state,
    card: maskCard(attempt.last4),
    holder: maskPhone(account.phone),
    face: findCard(store, attempt.card)?.face ?? null,
    currency: 'CNY',
    irreversible: true,
    verification:
      attempt.state === 'waiting'
        ? {
            step: step.step,
            sent: attempt.sent === 1,
            ...lengthsLeft(desk, attempt),
            triesLeft: most === null ? null : refusalsLeft(store, account.id, scope, most),
          }
        : null,
    arrival,
  };
}

/**
 * Starts an attempt: looks at the card and, where the platform does, sends the SMS code. The same id again gets the
 * same answer and no second SMS. `smsWorks` is false while an SMS outage is ordered.
 */
export function start(
  desk: Desk,
  account: Account,
  id: string,
  asked: Asked,
  from: { readonly address: string; readonly smsWorks: boolean },
): Answer {
  const { store, keys, settings } = desk;
  const now = settings.now();
  const platform = asked.platform ?? 'jd';
  const { kinds, channels } = platformOf(platform);
  const channel = asked.channel ?? 'main';
  if (!channels.includes(channel)) return misuse(400, 'no-such-channel', 'The platform has no such channel.');
  const { product, refs, last4 } = readCard(keys, { ...asked, product: asked.product ?? kinds[0] ?? '' });
  const card = refs.find(ref => findCard(store, ref) !== null) ?? refs[0];
  const request = keys.seal('request', `${platform} ${channel} ${product} ${refs.join(' ')}`);
  const net = keys.seal('net', from.address);
  const sms = stepOf(platform) === 'sms-code' ? makeSmsCode() : null;
  const sent = sms === null || from.smsWorks;

  const { answer, sends } = write(store, (): { answer: Answer; sends: boolean } => {
    const earlier = attempts.findAttempt(store, id);
    if (earlier !== null) return { answer: again(desk, earlier, account, request), sends: false };
    const held = heldBack(desk, account, platform, card, net);
    if (held !== null) return { answer: held, sends: false };

    const attempt: attempts.Attempt = {
      ...{ id, account: account.id, platform, channel, net, card, last4, request, at: now, answer: '' },
      sent: Number(sent),
      state: 'waiting',
      sms: sms === null ? null : keys.seal('sms', `${id} ${sms}`),
      sms_expires: sms === null ? null : now + settings.smsLifeMs,
    };
    const reason = refusalOf(desk, account, platform, card, product);
    if (reason !== null) {
      // Only what could be a card counts: a lock on mere noise would help nobody.
      const counted = last4 === '' ? {} : countStart(desk, account, platform, card, net, reason.code);
      const answer = refusal(reason.code, { ...reason.more, ...counted }, 200, platform);
      const over = { ...attempt, state: 'refused', sms: null, sms_expires: null } as const;
      attempts.addAttempt(store, { ...over, answer: JSON.stringify(answer) });
      record(desk, over, 'refused');
      return { answer, sends: false };
    }
    forgetPace(store, account.id);
    forgetPace(store, net);
    const answer = sent ? accepted(view(desk, account, attempt)) : pause('smsdown', 503, 30_000, platform);
    attempts.addAttempt(store, { ...attempt, answer: JSON.stringify(answer) });
    record(desk, attempt, 'started');
    return { answer, sends: sms !== null && sent };
  });

  return sends && sms !== null ? deliver(desk, account, id, sms, answer) : answer;
}

/** Sends a new SMS code for an attempt that waits for one; the old code is worth nothing then. */
export function resend(desk: Desk, account: Account, id: string, smsWorks: boolean): Answer {
  const { store, keys, settings } = desk;
  const attempt = attempts.findAttempt(store, id);
  if (attempt === null || attempt.account !== account.id) return unknownAttempt;
  if (attempt.state === 'bound' || attempt.state === 'pending') return accepted(view(desk, account, attempt));
  if (attempt.state === 'refused') return attemptOver;
  // Nothing is sent for a password, a token or a QR code: they are in the person's hands.
  if (stepOf(attempt.platform) !== 'sms-code') return accepted(view(desk, account, attempt));
  if (!smsWorks) return pause('smsdown', 503, 30_000);
  const now = settings.now();
  // One SMS a minute: the last one went out when its life began.
  const wait = lengthsLeft(desk, attempt).resendMs ?? 0;
  if (wait > 0) return pause('toomany', 429, wait);
  const code = makeSmsCode();
  attempts.setSms(store, id, keys.seal('sms', `${id} ${code}`), now + settings.smsLifeMs);
  const changed = attempts.findAttempt(store, id) ?? attempt;
  return deliver(desk, account, id, code, accepted(view(desk, account, changed)));
}

/**
 * Binds the card if `given` is what the platform asks for. `key` names this one press of the button: the same key again
 * gets the same answer and counts once.
 */
export function confirm(desk: Desk, account: Account, id: string, key: string, given: string): Answer {
  const { store, keys } = desk;
  const request = keys.seal('request', given);
  return write(store, () => {
    const attempt = attempts.findAttempt(store, id);
    if (attempt === null || attempt.account !== account.id) return unknownAttempt;
    const earlier = attempts.findConfirmation(store, id, key);
    if (earlier !== null) {
      return sameSeal(earlier.request, request) ? replayed(JSON.parse(earlier.answer) as Answer) : reusedKey;
    }
    const answer = decide(desk, account, attempt, given);
    attempts.addConfirmation(store, id, key, request, answer);
    return answer;
  });
}

function decide(desk: Desk, account: Account, attempt: attempts.Attempt, given: string): Answer {
  const { store, settings } = desk;
  const { platform, card } = attempt;
  const now = settings.now();
  if (attempt.state === 'bound' || attempt.state === 'pending') return accepted(view(desk, account, attempt));
  if (attempt.state === 'refused') return attemptOver;
  const locked = lockedFor(store, account.id, scopeOf(platform, card), now);
  if (locked > 0) return pause('locked', 423, locked, platform);
  const flaw = flawOf(desk, account, attempt, given);
  if (flaw === 'verifyerr') {
    const left = countTry(desk, account, platform, card);
    record(desk, attempt, 'wrong answer');
    if (left.triesLeft === 0) return pause('locked', 423, settings.lockMs, platform);
    return refusal(flaw, left, 200, platform);
  }
  if (flaw !== null) return refusal(flaw, {}, 200, platform);
  // Between the start and now the card may have been bound elsewhere, or withdrawn.
  const refused = refusalOf(desk, account, platform, card);
  if (refused !== null || !bind(store, card, account.id, attempt.id, now)) {
    attempts.setState(store, attempt.id, 'refused');
    const answer = refusal(refused?.code ?? 'binded', refused?.more, 200, platform);
    attempts.setAnswer(store, attempt.id, answer);
    record(desk, attempt, 'refused');
    return answer;
  }
  const state = comesLater(desk, attempt) ? 'pending' : 'bound';
  attempts.setState(store, attempt.id, state);
  forgetTries(store, account.id, scopeOf(platform, card));
  record(desk, attempt, 'bound');
  return accepted(view(desk, account, { ...attempt, state }));
}

/** Whether the money comes after the binding: at Pinduoduo that hangs on the card, elsewhere on the platform. */
export function comesLater({ store }: Desk, { platform, card }: attempts.Attempt): boolean {
  const { when } = platformOf(platform).arrival;
  return when === 'after-presale' ? findCard(store, card)?.state === 'presale' : when !== 'at-once';
}

/** What is wrong with the answer to the verification; `null` if it is right. */
function flawOf(desk: Desk, account: Account, attempt: attempts.Attempt, given: string): Reason | null {
  const { keys, settings } = desk;
  switch (stepOf(attempt.platform)) {
    case 'sms-code':
      if (attempt.sms === null || attempt.sent === 0) return 'verifyexpired';
      if (settings.now() > (attempt.sms_expires ?? 0)) return 'verifyexpired';
      return sameSeal(attempt.sms, keys.seal('sms', `${attempt.id} ${given}`)) ? null : 'verifyerr';
    case 'pay-password':
      return given === payPassword(keys, account.id) ? null : 'verifyerr';
    case 'qr-code':
      return given === qrText(keys, attempt.card) ? null : 'verifyerr';
    case 'dynamic-token':
      return tokenFlaw(desk, account, given);
  }
}

/** A token is good for one try: what follows, right or wrong, needs the next one. */
function tokenFlaw({ store, keys, settings }: Desk, account: Account, given: string): Reason | null {
  const now = settings.now();
  const { changes } = store
    .prepare('INSERT INTO spent_tokens (account, span) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(account.id, Math.floor(now / tokenMs));
  if (changes === 0) return 'tokenused';
  if (given === dynamicToken(keys, account.id, now)) return null;
  return given === dynamicToken(keys, account.id, now - tokenMs) ? 'verifyexpired' : 'verifyerr';
}

/** The buyer's receipt was confirmed, or the pre-sale or the night is over: the money of what is pending is there. */
export function receive({ store }: Desk, account: Account): number {
  return store
    .prepare("UPDATE attempts SET state = 'bound' WHERE account = ? AND state = 'pending'")
    .run(account.id).changes;
}

/** How the attempt stands: what a page asks after a lost answer, before it sends anything again. */
export function status(desk: Desk, account: Account, id: string): Answer {
  const attempt = attempts.findAttempt(desk.store, id);
  if (attempt === null || attempt.account !== account.id) return unknownAttempt;
  if (attempt.state === 'refused') return JSON.parse(attempt.answer) as Answer;
  return accepted(view(desk, account, attempt));
}

function again(desk: Desk, earlier: attempts.Attempt, account: Account, request: string): Answer {
  if (earlier.account !== account.id) return unknownAttempt;
  if (!sameSeal(earlier.request, request)) return reusedAttempt;
  const answer = earlier.answer === '' ? null : (JSON.parse(earlier.answer) as Answer);
  if (answer !== null && answer.body.ok !== true) return replayed(answer);
  // What was answered, but for the lengths in it, which count from now.
  const then = answer === null ? earlier : ({ ...earlier, state: 'waiting' } as const);
  return replayed(accepted(view(desk, account, then)));
}

/** The store is written by now: an SMS that cannot go out leaves an attempt that may ask for another. */
function deliver(desk: Desk, account: Account, attempt: string, code: string, answer: Answer): Answer {
  try {
    desk.outbox.send({ at: desk.settings.now(), attempt, phone: account.phone, code });
    return answer;
  } catch (error) {
    desk.settings.onError(`SMS log: ${(error as Error).message}`);
    const failed = pause('smsdown', 503, 30_000);
    attempts.setSent(desk.store, attempt, false);
    attempts.setAnswer(desk.store, attempt, failed);
    return failed;
  }
}
