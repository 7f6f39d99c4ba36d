import type { Keyring } from '../secrets.ts';

/** What somebody asks to bind: as the form says and as it was typed. */
export interface AskedCard {
  readonly secret: string;
  /** The kind of card that the form is for; the shop's own if omitted. */
  readonly product?: string;
  readonly number?: string;
}

interface Kind {
  /** How many characters its secret has. */
  readonly length: number | readonly [least: number, most: number];
  /** How many digits its number has, if the number is asked for too. */
  readonly number?: number;
  /** The shop's own checkout script reads every O as 0. */
  readonly zeroForO?: boolean;
}

export const ownKind = 'jd.ecard';

/** How the secrets of all kinds of cards look that some platform binds. */
const kinds: Readonly<Record<string, Kind>> = {
  [ownKind]: { length: 16, zeroForO: true },
  'taobao.gift-card': { length: [4, 40] },
  'pinduoduo.gift-card': { length: [4, 40] },
  'suning.gift-card': { length: 6, number: 16 },
  'cmcc.topup': { length: 18 },
  'steam.wallet': { length: 15 },
};

export const isBound = (kind: string): boolean => Object.hasOwn(kinds, kind);

/**
 * What the shop makes of a typed secret or number: its own checkout script deletes all but letters and digits and
 * ignores case. No more than that: the reading of what people type is the module's work, not the gateway's.
 */
function plain(raw: string): string {
  return raw.replace(/[^a-zA-Z0-9]/g, '').toUpperCase();
}

/** A question in the shop's terms. */
export interface ReadCard {
  readonly product: string;
  /** The seals by which the card may be known, the likelier first; there is always one. */
  readonly refs: readonly [string, ...string[]];
  /** What is ever shown of the card. Empty for what is no card by its length, of which nothing is kept. */
  readonly last4: string;
}

const fits = (length: number, wanted: Kind['length'] | undefined): boolean =>
  typeof wanted === 'object' ? length >= wanted[0] && length <= wanted[1] : length === wanted;

const kindOf = (product: string): Kind | undefined => (isBound(product) ? kinds[product] : undefined);

/** The secret as the shop reads it. It is a code: nowhere to be kept or told. */
export function codeOf({ secret, product = ownKind }: AskedCard): string {
  const typed = plain(secret);
  return kindOf(product)?.zeroForO === true ? typed.replaceAll('O', '0') : typed;
}

export function readCard(keys: Keyring, asked: AskedCard): ReadCard {
  const product = asked.product ?? ownKind;
  const kind = kindOf(product);
  const secret = codeOf(asked);
  const number = plain(asked.number ?? '');
  const alone = cardRef(keys, { secret });
  const whole = fits(secret.length, kind?.length);
  if (number === '') {
    return { product, refs: [alone], last4: whole && kind?.number === undefined ? secret.slice(-4) : '' };
  }
  const shown = kind?.number === undefined ? secret : number.length === kind.number ? number : '';
  return { product, refs: [cardRef(keys, { secret, number }), alone], last4: whole ? shown.slice(-4) : '' };
}

/** The seal by which a card is known: that of its secret, or of both where the secret alone is too short for that. */
export function cardRef(keys: Keyring, { secret, number }: Pick<AskedCard, 'secret' | 'number'>): string {
  return keys.seal('card', number === undefined ? secret : `${number} ${secret}`);
}
