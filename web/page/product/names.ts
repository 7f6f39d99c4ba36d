import type { Locale } from '../../../bindings/js/types.ts';

/** What people call a product; its id if the names could not be loaded. */
export type ProductName = (product: string) => string;

type Messages = { readonly default: Readonly<Record<string, string>> };

/** The module's own texts, in the file that it loads too: nothing is asked for twice. */
const loaders: { readonly [L in Locale]: () => Promise<Messages> } = {
  'zh-CN': () => import('cardmend/locales/zh-CN'),
  en: () => import('cardmend/locales/en'),
};

export const unnamed: ProductName = product => product;

export async function loadNames(locale: Locale): Promise<ProductName> {
  try {
    const messages = (await loaders[locale]()).default;
    return product => messages[`product.${product}`] ?? product;
  } catch {
    return unnamed;
  }
}
