/** Made-up people, each with one good card of a platform, and at most one trouble. */
import categories from '../../data/categories.json' with { type: 'json' };
import type { PlatformId } from '../../web/gateway/platforms/platforms.ts';
import type { Assumptions } from './assumptions.ts';
import { drawn, type Luck, luckOf } from './luck.ts';
import { type Slip, slips } from './slips.ts';

export type Trouble = (typeof categories.rows)[number]['id'] | 'none';

export interface Person {
  readonly index: number;
  readonly luck: Luck;
  readonly platform: PlatformId;
  readonly product: string;
  /** What stands on the card. */
  readonly secret: string;
  /** Suning's cards have one; it is taken to be given right. */
  readonly number?: string;
  readonly trouble: Trouble;
  /** In the first typing. */
  readonly slips: readonly Slip[];
  /** The failure after which the person gives up, counted from 1. */
  readonly patience: number;
  /** Does what the form advises. */
  readonly follows: boolean;
}

export const products = {
  jd: 'jd.ecard',
  taobao: 'taobao.gift-card',
  pinduoduo: 'pinduoduo.gift-card',
  suning: 'suning.gift-card',
} as const satisfies Record<PlatformId, string>;

const hex = '0123456789ABCDEF';
const digits = '0123456789';
const alphanumeric = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const platforms = ['jd', 'taobao', 'pinduoduo', 'suning'] as const;

/** How the demo's cards look where the real length is not known (web/gateway/cards.json). */
const shapes: Record<PlatformId, readonly [alphabet: string, length: number]> = {
  jd: [hex, 16],
  taobao: [alphanumeric, 10],
  pinduoduo: [alphanumeric, 14],
  suning: [digits, 6],
};

const made = (alphabet: string, length: number, luck: Luck, what: string): string =>
  Array.from({ length }, (_, i) => alphabet[Math.floor(luck(what, i) * alphabet.length)]).join('');

function secretOf(platform: PlatformId, luck: Luck, assumed: Assumptions): string {
  const [alphabet, length] = shapes[platform];
  const secret = made(alphabet, length, luck, 'secret');
  if (platform !== 'jd' || luck('odd-card') >= assumed['odd-card']) return secret;
  const at = Math.floor(luck('odd place') * length);
  const letter = made(alphanumeric.slice(16), 1, luck, 'odd letter');
  return secret.slice(0, at) + letter + secret.slice(at + 1);
}

/** Geometric: after each failure the same share gives up. */
function patienceOf(luck: Luck, givesUp: number): number {
  for (let failure = 1; ; failure++) if (luck('gives-up', failure) < givesUp) return failure;
}

export function personOf(seed: number, index: number, assumed: Assumptions): Person {
  const luck = luckOf(seed, index);
  const platform = drawn(
    platforms.map(id => [id, assumed[`on-${id}`]] as const),
    luck('platform'),
  );
  const secret = secretOf(platform, luck, assumed);
  const shares = categories.rows.map(({ id, user }) => [id, user] as const);
  const trouble: Trouble = luck('trouble') < assumed['in-trouble'] ? drawn(shares, luck('which')) : 'none';
  return {
    ...{ index, luck, platform, product: products[platform], secret, trouble },
    ...(platform === 'suning' && { number: `710028${String(index).padStart(10, '0')}` }),
    slips: trouble === 'secret-typed-wrong' ? slips(secret, luck) : [],
    patience: patienceOf(luck, assumed['gives-up']),
    follows: luck('follows') < assumed.follows,
  };
}
