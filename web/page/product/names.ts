import type { Locale } from '#tables/keys.ts';
import { localeRows } from '#tables/locales.ts';

/** What people call a product; its id if the names could not be loaded. */
export type ProductName = (product: string) => string;

export const unnamed: ProductName = product => product;

export async function loadNames(locale: Locale): Promise<ProductName> {
  try {
    // The list that somebody chooses from says it in every language.
    const { kindNames } = await import('#tables/kinds.ts');
    const at = localeRows.findIndex(({ id }) => id === locale);
    return product => kindNames.get(product)?.[at] ?? product;
  } catch {
    return unnamed;
  }
}
