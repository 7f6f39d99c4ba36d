import type { BindPlatform } from './rules.ts';

/** The card that each platform sells itself. */
export const ownProducts: Readonly<Record<BindPlatform, string>> = {
  jd: 'jd.ecard',
  taobao: 'taobao.gift-card',
  pinduoduo: 'pinduoduo.gift-card',
  suning: 'suning.gift-card',
};
