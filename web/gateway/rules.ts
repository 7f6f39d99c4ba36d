/** What is asked before a card is bound, what is counted, and what is written down of it. */
import { type Answer, pause } from './answers.ts';
import type { Desk } from './desk.ts';
import { type PlatformId, platformOf, type Reason } from './platforms/platforms.ts';
import type { Account } from './store/accounts.ts';
import * as attempts from './store/attempts.ts';
import { note } from './store/audit.ts';
import { findCard, ownerOf } from './store/cards.ts';
import { countWrong, paceLeft } from './store/pace.ts';
import { countRefusal, lockedFor } from './store/tries.ts';

/** The scope in which wrong answers are counted: the card, or all cards of the account. */
export const scopeOf = (platform: PlatformId, card: string): string =>
  platformOf(platform).attempts.scope === 'card' ? card : `* ${platform}`;

/** Wrong answers that are allowed in a row; `null`: any number. One for each token is no lock, the token is spent. */
export function allowed(desk: Desk, platform: PlatformId): number | null {
  const { limit, scope } = platformOf(platform).attempts;
  if (limit === null || scope === 'token') return null;
  return platform === 'jd' ? desk.settings.triesPerCard : limit;
}

/** Limits by card, account and address, before anything is looked at. */
export function heldBack(
  desk: Desk,
  account: Account,
  platform: PlatformId,
  card: string,
  net: string,
): Answer | null {
  const { store, settings } = desk;
  const now = settings.now();
  const locked = lockedFor(store, account.id, scopeOf(platform, card), now);
  if (locked > 0) return pause('locked', 423, locked, platform);
  const wait = Math.max(paceLeft(store, account.id, card, now), paceLeft(store, net, card, now));
  if (wait > 0) return pause('toomany', 429, wait, platform);
  for (const [by, who, most] of [
    ['account', account.id, settings.startsPerMinute],
    ['net', net, settings.startsPerAddress],
  ] as const) {
    const first = attempts.nthStart(store, by, who, now - 60_000, most);
    if (first !== null) return pause('toomany', 429, first + 60_000 - now, platform);
  }
  return null;
}

export function countStart(
  desk: Desk,
  account: Account,
  platform: PlatformId,
  card: string,
  net: string,
  reason: Reason,
): { triesLeft?: number; accountTriesLeft?: number } {
  const { store, settings } = desk;
  const now = settings.now();
  if (reason === 'nofind') {
    const rule = { firstMs: settings.paceFirstMs, mostMs: 300_000 };
    countWrong(store, account.id, card, rule, now);
    countWrong(store, net, card, rule, now);
  }
  return countTry(desk, account, platform, card);
}

/** Counts one wrong answer in a row; says how many are left where the platform has a limit. */
export function countTry(
  desk: Desk,
  account: Account,
  platform: PlatformId,
  card: string,
): { triesLeft?: number; accountTriesLeft?: number } {
  const most = allowed(desk, platform);
  if (most === null) return {};
  const { now, lockMs } = desk.settings;
  const rule = { allowed: most, lockMs, now: now() };
  const left = countRefusal(desk.store, account.id, scopeOf(platform, card), rule);
  return platformOf(platform).attempts.scope === 'account'
    ? { triesLeft: left, accountTriesLeft: left }
    : { triesLeft: left };
}

export function record(desk: Desk, attempt: attempts.Attempt, event: string): void {
  const { id, account, card, platform } = attempt;
  note(desk.store, { at: desk.settings.now(), account, card, attempt: id, platform, event });
}

/** `product`: what the form was for, where that matters still. */
export function refusalOf(desk: Desk, account: Account, platform: PlatformId, ref: string, product?: string) {
  const card = findCard(desk.store, ref);
  // A stolen card is one that nobody knows, to the last word: who tries it learns no more than that.
  if (card === null || desk.parties?.stops(ref) === true) return { code: 'nofind', more: {} } as const;
  if (!platformOf(platform).kinds.includes(card.kind) || (product !== undefined && product !== card.kind))
    return { code: 'valuenull', more: {} } as const;
  const owner = ownerOf(desk.store, ref);
  if (owner !== null) return { code: 'binded', more: { mine: owner === account.id } } as const;
  if (card.state === 'inactive') return { code: 'inactive', more: {} } as const;
  if (card.state === 'expired') return { code: 'expired', more: {} } as const;
  return null;
}
