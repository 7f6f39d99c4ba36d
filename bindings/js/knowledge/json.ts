/** What the generated checks of the schemas ask beside themselves: both are of JSON alone. */

/** The characters of a text; half of a pair counts as one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) ++count;
  return count;
}

/** Two values of JSON are the same; the order of an object's keys says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as readonly [Record<string, unknown>, Record<string, unknown>];
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
