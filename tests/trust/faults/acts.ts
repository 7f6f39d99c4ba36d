/** What is asked of a module that may have no memory for it, each with an answer that can be compared. */
import type { Cardmend } from '../../../dist/index.js';
import { voucher } from '../../node/shop_voucher.ts';

export type Act = (cardmend: Cardmend) => string;

const code = '3F2A-90BC-77DE-A41B';
const message = `JD gift card ${code}, 100 yuan, 2027-01-31\n`;

const said = ({ verdict, code: found }: { readonly verdict: string; readonly code: string }): string =>
  `${verdict} ${found}`;

/** @param known a file of known codes, larger than the memory that there is at the beginning */
export const actsOf = (known: Uint8Array): Readonly<Record<string, Act>> => ({
  check: cardmend => said(cardmend.check(code, { product: 'jd.ecard' })),
  detected: cardmend => said(cardmend.check(code)),
  candidates: cardmend =>
    cardmend
      .check('3F2A-90BC-77DE-A4GB', { product: 'jd.ecard' })
      .candidates.map(candidate => candidate.code)
      .join(),
  layout: cardmend => cardmend.layout('3f2a90bc7', 9, { product: 'jd.ecard' }).value,
  dictate: cardmend => said(cardmend.dictate(code, { product: 'jd.ecard', locale: 'en' })),
  detect: cardmend =>
    cardmend
      .detect(message)
      .map(({ product }) => product)
      .join(),
  extract: cardmend =>
    cardmend
      .extract(message)
      .map(({ secret }) => secret)
      .join(),
  'extract a long text': cardmend => {
    const cards = cardmend.extract(message.repeat(10_000));
    return `${cards.length} ${cards.at(-1)?.secret}`;
  },
  explain: cardmend => cardmend.explain({ platform: 'jd', code: 'nofind' }).message,
  'known codes': cardmend => {
    const { ok } = cardmend.loadKnownCodes(known);
    const found = said(cardmend.check(code, { product: 'jd.ecard' }));
    cardmend.dropKnownCodes('jd.ecard');
    return `${ok} ${found}`;
  },
  'two hundred products': cardmend => {
    const ids = Array.from({ length: 200 }, (_, i) =>
      cardmend.defineProduct({ ...voucher, id: `shop.v${i}` as never, names: [`shop ${i}`] }),
    );
    return `${ids.length} ${said(cardmend.check('sv3k-7m2p-9wxy', { product: 'shop.v199' }))}`;
  },
});
