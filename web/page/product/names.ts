import { packageTexts } from '#tables/page_loaders.ts';
import type { Locale } from '../../../bindings/js/types.ts';

/** What people call a product; its id if the names could not be loaded. */
export type ProductName = (product: string) => string;

export const unnamed: ProductName = product => product;

export async function loadNames(locale: Locale): Promise<ProductName> {
  try {
    const messages = (await packageTexts[locale]()).default;
    return product => messages[`product.${product}`] ?? product;
  } catch {
    return unnamed;
  }
}
