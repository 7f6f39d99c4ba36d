/** data/sections.json and the products' names -> what a page needs to let somebody choose a product, or search for it. */
import { nameIn } from '../../bindings/js/products/names.ts';
import type { Locales } from './locales.ts';
import { type ProductRow, readForm } from './products.ts';
import type { Sections } from './sections.ts';

/** A module for the page alone: the package does not ship it. */
export function kindsModule(
  products: readonly ProductRow[],
  { rows }: Sections,
  { rows: locales }: Locales,
): string {
  const known = new Map(products.map(row => [row.id, row]));
  const sections = rows
    .map(({ id, name, products: listed }) => ({ id, name, products: listed.filter(each => known.has(each)) }))
    .filter(section => section.products.length > 0);
  const names = sections
    .flatMap(section => section.products)
    .map(id => {
      const row = known.get(id) as ProductRow;
      const called = locales.map(locale => nameIn(row.name, locale));
      const more = [...Object.values(row.name), ...readForm(row).names].filter(
        name => !called.includes(name),
      );
      const line = [id, ...called, ...new Set(more)];
      if (line.some(name => /[|\n`\\$]/.test(name))) throw new Error(`${id}: a name has a sign of this list`);
      return line.join('|');
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

/** What each product is called: in each language, in the order of \`locales\`, and for short. */
export const kindNames: ReadonlyMap<string, readonly string[]> = new Map(
  \`${names.join('\n')}\`.split('\\n').map(line => {
    const [id = '', ...names] = line.split('|');
    return [id, names] as const;
  }),
);
`;
}
