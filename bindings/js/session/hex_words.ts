/** Words of 32 bits as text: eight digits of base 16 each, the high one first. */

export function hexOf(words: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < words.length; ++i) text += ((words[i] as number) >>> 0).toString(16).padStart(8, '0');
  return text;
}

/** Undefined for a text that is no such thing. */
export function wordsOf(text: string): Int32Array | undefined {
  if (text.length % 8 !== 0 || !/^[\da-f]*$/.test(text)) return undefined;
  const words = new Int32Array(text.length / 8);
  for (let i = 0; i < words.length; ++i) words[i] = Number.parseInt(text.slice(8 * i, 8 * i + 8), 16);
  return words;
}
