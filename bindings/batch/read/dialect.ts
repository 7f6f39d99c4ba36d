/** How a file separates its cells, told from its first lines. */

/** The bytes that may stand between cells, the likeliest first. */
export const delimiters = { comma: 0x2c, tab: 0x09, semicolon: 0x3b, bar: 0x7c } as const;

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** How many of each delimiter the first records have, outside of quotes. */
function counted(head: Uint8Array, delimiter: number): readonly number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let filled = false;
  for (let i = 0; i < head.length && counts.length < 50; ++i) {
    const byte = head[i];
    if (byte === quote) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === delimiter) count += 1;
    else if (byte === newline || byte === carriageReturn) {
      if (filled) counts.push(count);
      count = 0;
      filled = false;
      continue;
    }
    filled = true;
  }
  if (filled && counts.length === 0) counts.push(count);
  return counts;
}

/** The number that most records share, and how many share it. */
function mostCommon(counts: readonly number[]): readonly [value: number, share: number] {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  const [value = 0, times = 0] = [...seen].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return [value, counts.length === 0 ? 0 : times / counts.length];
}

/**
 * The delimiter that most of the first records have equally often: a comma within a value stands in some of them only.
 * One column has none, and a comma is said of it.
 *
 * @param head the beginning of a file, in UTF-8
 */
export function findDelimiter(head: Uint8Array): number {
  let best: number = delimiters.comma;
  let most = 0;
  for (const delimiter of Object.values(delimiters)) {
    const [value, share] = mostCommon(counted(head, delimiter));
    const points = value === 0 ? 0 : share + Math.min(value, 20) / 1000;
    if (points > most) [best, most] = [delimiter, points];
  }
  return best;
}
