/** data/sections.json and the products' names -> what a page needs to let somebody choose a product, or search for it. */
import { type ProductRow, readForm } from './products.ts';
import type { Sections } from './sections.ts';

/** A module for the page alone: the package does not ship it. */
export function kindsModule(products: readonly ProductRow[], { rows }: Sections): string {
  const known = new Map(products.map(row => [row.id, row]));
  const sections = rows
    .map(({ id, name, products: listed }) => ({ id, name, products: listed.filter(each => known.has(each)) }))
    .filter(section => section.products.length > 0);
  const names = sections
    .flatMap(section => section.products)
    .map(id => {
      const row = known.get(id) as ProductRow;
      return [id, [...new Set([...Object.values(row.name), ...readForm(row).names])]] as const;
    });
  const lines = (rows: readonly unknown[]): string => rows.map(row => `  ${JSON.stringify(row)},`).join('\n');
  return `/** Generated from data/sections.json and data/products by the build. */
import type { LocalNames } from './keys.ts';

export interface KindSection {
  readonly id: string;
  readonly name: LocalNames;
  /** Ids, the best known first. */
  readonly products: readonly string[];
}

export const kindSections: readonly KindSection[] = [
${lines(sections)}
];

/** What each product is called, in every language and for short. */
export const kindNames: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
${lines(names)}
]);
`;
}
