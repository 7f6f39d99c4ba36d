/**
 * The reduced form in which wordings are compared: letters and digits alone, ASCII in lower case, full-width forms as
 * ASCII. src/explain/reduced_text.h does the same to what comes back (a native test proves that patterns are as the core reads them).
 */

/** Ranges beyond ASCII that are punctuation or space, [first, last]. */
const dropped: readonly (readonly [number, number])[] = [
  [0x80, 0xbf],
  [0x2000, 0x206f],
  [0x3000, 0x303f],
  [0xfe30, 0xfe6f],
  [0xfeff, 0xff00],
  [0xff5f, 0xff65],
  [0xfff0, 0xffff],
];

/** U+2212, which no wording holds. */
const minus = '\u2212';

function reduceUnit(unit: number): string {
  const c = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
  const character = String.fromCharCode(c);
  if (c < 0x80) return /[0-9a-z]/i.test(character) ? character.toLowerCase() : '';
  return dropped.some(([first, last]) => c >= first && c <= last) ? '' : character;
}

export function reduce(text: string): string {
  let reduced = '';
  for (let i = 0; i < text.length; i++) reduced += reduceUnit(text.charCodeAt(i));
  return reduced;
}

/** A code's reduced form: the same, but the minus of a negative number is kept, as -1 and 1 are two codes. */
export function reduceCode(code: string): string {
  return `${/^\s*-\d+\s*$/.test(code) ? minus : ''}${reduce(code)}`;
}
