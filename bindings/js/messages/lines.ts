/** A part's texts as they travel: a line each, without their keys, which the script makes of lists that it has anyway. */

/** Keys that have the same around each id of a list. */
export type KeyRow = readonly [before: string, ids: readonly string[], behind: string];

/** The texts by their keys; an empty line is no text. */
export function fromLines(keys: readonly KeyRow[], lines: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  const each = lines.split('\n');
  let i = 0;
  for (const [before, ids, behind] of keys) {
    for (const id of ids) {
      const text = each[i++];
      if (text) texts[before + id + behind] = text;
    }
  }
  return texts;
}
