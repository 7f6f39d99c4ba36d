/** Binding by a program: one request, no step of verification, named by its idempotency key. */
import { type Answer, accepted, misuse, refusal, replayed } from './answers.ts';
import { type Asked, comesLater, reusedKey, unknownAttempt, view } from './binding.ts';
import type { Desk } from './desk.ts';
import { platformOf } from './platforms/platforms.ts';
import { record, refusalOf } from './rules.ts';
import { sameSeal } from './secrets.ts';
import type { Account } from './store/accounts.ts';
import * as attempts from './store/attempts.ts';
import { bind, findCard } from './store/cards.ts';
import { readCard } from './store/kinds.ts';
import { write } from './store/open.ts';

const noCard = misuse(400, 'no-card', 'The secret is no card of that kind by its length.');

/** Binds the card, or says why not. The same key again gets the same answer and does nothing. */
export function bindDirectly(
  desk: Desk,
  account: Account,
  key: string,
  asked: Asked,
  address: string,
): Answer {
  const { store, keys, settings } = desk;
  const now = settings.now();
  const platform = asked.platform ?? 'jd';
  const { kinds, interface: channel } = platformOf(platform);
  const { product, refs, last4 } = readCard(keys, { ...asked, product: asked.product ?? kinds[0] ?? '' });
  if (last4 === '') return noCard;
  const card = refs.find(ref => findCard(store, ref) !== null) ?? refs[0];
  const request = keys.seal('request', `${platform} ${channel} ${product} ${refs.join(' ')}`);
  const plain = {
    id: key,
    account: account.id,
    platform,
    channel,
    card,
    last4,
    request,
    at: now,
    answer: '',
  };
  const attempt = { ...plain, net: keys.seal('net', address), sent: 1, sms: null, sms_expires: null };

  return write(store, () => {
    const earlier = attempts.findAttempt(store, key);
    if (earlier !== null) return again(desk, earlier, account, request);
    const reason = refusalOf(desk, account, platform, card, product);
    if (reason !== null || !bind(store, card, account.id, key, now)) {
      const answer = refusal(reason?.code ?? 'binded', reason?.more, 200, platform);
      const refused = { ...attempt, state: 'refused', answer: JSON.stringify(answer) } as const;
      attempts.addAttempt(store, refused);
      record(desk, refused, 'refused');
      return answer;
    }
    const open = { ...attempt, state: 'bound' } as const;
    const bound = { ...open, state: comesLater(desk, open) ? 'pending' : 'bound' } as const;
    attempts.addAttempt(store, bound);
    record(desk, bound, 'bound');
    return accepted(view(desk, account, bound));
  });
}

function again(desk: Desk, earlier: attempts.Attempt, account: Account, request: string): Answer {
  if (earlier.account !== account.id) return unknownAttempt;
  if (!sameSeal(earlier.request, request)) return reusedKey;
  return replayed(
    earlier.answer === '' ? accepted(view(desk, account, earlier)) : (JSON.parse(earlier.answer) as Answer),
  );
}
