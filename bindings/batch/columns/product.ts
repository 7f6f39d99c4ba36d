/** Which kind of card a list is of: what most cards of a sample are. */
import type { Judge } from './types.ts';

/** The longest text that is asked at once, in units: a tenth of what `extract` reads, and some hundred rows. */
const longestSample = 100_000;

/** A vote for each card, for the likeliest of them even where the card alone could be several. */
function votes(
  texts: Iterable<string>,
  count: (text: string) => Iterable<string | null>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const product of count(text))
      if (product !== null) counts.set(product, (counts.get(product) ?? 0) + 1);
  return counts;
}

function first(counts: ReadonlyMap<string, number>): { product: string; share: number } | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return top === undefined ? undefined : { product: top[0], share: top[1] / total };
}

/**
 * @param heading the headings, if there are some
 * @param rows the sample, without them
 * @returns the product and the share of cards that are of it; undefined if no card is of any
 */
export function findProduct(
  judge: Judge,
  heading: readonly string[] | null,
  rows: readonly (readonly string[])[],
): { readonly product: string; readonly share: number } | undefined {
  const lines = (heading === null ? rows : [heading, ...rows]).map(cells =>
    cells.map(cell => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  const text = lines.join('\n').slice(0, longestSample);
  const read = votes([text], whole => judge.extract(whole).map(({ product }) => product));
  const known = first(read);
  if (known !== undefined) return known;
  // A text says less of a card than a cell that is nothing else.
  const cells = rows.flatMap(row => row.filter(cell => cell.trim().length >= 6));
  return first(
    votes(cells, cell => {
      const { verdict, product } = judge.check(cell);
      return verdict === 'valid' || verdict === 'repaired' ? [product] : [];
    }),
  );
}
