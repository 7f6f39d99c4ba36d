/** The kinds of cards that the demo has lists of, and what stands in them from the beginning. */
import seed from '../cards.json' with { type: 'json' };

/**
 * By product, the characters of the shortest code that the demo's cards have. A secret of six digits, as Suning's, has too few
 * codes for a list: whoever has the list could try them all (docs/lists.md).
 */
export const listedProducts: Readonly<Record<string, number>> = {
  'jd.ecard': 16,
  'taobao.gift-card': 10,
  'pinduoduo.gift-card': 14,
  'cmcc.topup': 18,
  'steam.wallet': 15,
};

/** Codes of a product that were reported before anybody opened the demo. */
export const seededCodes = (product: string): readonly string[] =>
  (seed.listed as readonly { readonly product: string; readonly secret: string }[])
    .filter(each => each.product === product)
    .map(({ secret }) => secret);

/** What a hub that forges says is stolen: a good card of the demo. */
export const forgedCard = seed.cards[0]?.secret ?? '';
