import { type KindSection, kindNames, kindSections } from '#tables/kinds.ts';

export type { KindSection };

/** As it is compared: width, case, spaces and marks mean nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');

type Haystacks = ReadonlyMap<string, readonly string[]>;

const makeHaystacks = (): Haystacks =>
  new Map(
    kindSections.flatMap(({ name, products }) =>
      products.map(product => [
        product,
        [...(kindNames.get(product) ?? []), product, ...Object.values(name)].map(plain),
      ]),
    ),
  );

let made: Haystacks | null = null;

/** What each product is found by, and its section: plain, one behind the other. Made at the first search, not at the start. */
function haystacks(): Haystacks {
  made ??= makeHaystacks();
  return made;
}

const wordsOf = (query: string): string[] =>
  query
    .split(/\s+/u)
    .map(plain)
    .filter(word => word !== '');

/** The sections with only those products of which each word of `query` is part of a name; all for an empty one. */
export function searchKinds(query: string, sections: readonly KindSection[] = kindSections): KindSection[] {
  const words = wordsOf(query);
  const fits = (product: string): boolean => {
    const names = haystacks().get(product) ?? [plain(product)];
    return words.every(word => names.some(name => name.includes(word)));
  };
  return sections
    .map(section => ({ ...section, products: section.products.filter(fits) }))
    .filter(section => section.products.length > 0);
}

/** Which of the found is meant first: one with a name that begins as the query does; else the first. */
export function likeliest(query: string, found: readonly KindSection[]): string | null {
  const [word = ''] = wordsOf(query);
  const products = found.flatMap(section => section.products);
  const begins = (product: string): boolean =>
    (haystacks().get(product) ?? []).some(name => name.startsWith(word));
  return products.find(begins) ?? products[0] ?? null;
}
