/** data/sections.json: what kinds of products there are. */

export interface Sections {
  readonly rows: readonly {
    readonly id: string;
    readonly name: Readonly<Record<string, string>>;
    /** Ids, the best known first. */
    readonly products: readonly string[];
  }[];
}

/** Every product must be in exactly one section. @returns one line an error */
export function checkSections(file: string, { rows }: Sections, products: readonly string[]): string[] {
  const listed = rows.flatMap(section => section.products);
  const times = (product: string) => listed.filter(each => each === product).length;
  return products
    .filter(product => times(product) !== 1)
    .map(product => `${file}: ${product}: must be in one section; it is in ${times(product)}`);
}
