// The profile of a shop's own product, which the tests of defineProduct bend.
import type { ProductProfile } from '../../dist/index.js';

/** Everything that a profile may say, and all of it right. */
export const voucher: ProductProfile = {
  version: 1,
  id: 'shop.voucher',
  name: { 'zh-CN': '\u5546\u5e97\u793c\u5238', en: 'Shop voucher' },
  names: ['shop', '\u5546\u5e97'],
  secret: { alphabet: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', prefix: 'SV', groups: [4, 4, 4] },
  number: { alphabet: '0123456789', length: [8, 11], checkDigit: 'luhn' },
  validity: { months: 12, from: 'sale' },
  region: 'CN',
  currency: 'CNY',
  verification: ['number', 'secret'],
  examples: [
    { raw: 'sv3k-7m2p-9wxy', code: 'SV3K7M2P9WXY' },
    { raw: 'Card No. 79927398713, PIN SV3K 7M2P 9WXY', code: 'SV3K7M2P9WXY', number: '79927398713' },
  ],
  counterExamples: [{ raw: 'SV3K-7M2P', why: 'two groups of three' }],
};
