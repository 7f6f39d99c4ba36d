/** A key of an object that was given, as an error names it: what cannot be seen is put between quotes. */
export function keyName(key: string): string {
  if (key === '') return '"" (an empty name)';
  return /[\s"]/.test(key) ? JSON.stringify(key) : key;
}
