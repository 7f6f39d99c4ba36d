/**
 * Derives the custom normalization form `fold`: what every code point becomes before a code is looked for.
 *
 * A code holds letters and digits; around and between them stand spaces and separators. So a code point has an image
 * only if its full NFKC decomposition ends in printable ASCII after these single steps, each a Unicode property:
 *   default-ignorable, control or enclosing mark -> nothing     white space -> SPACE
 *   dash punctuation or Dash -> HYPHEN-MINUS                     connector punctuation -> LOW LINE
 *   a digit of any script, or of numeric type Digit -> 0..9      the dots listed below -> FULL STOP
 * Everything else stays as it is and is somebody else's question. No mapping depends on its neighbours: there are no
 * combining classes and no compositions in the form, so folding a text is folding each of its code points.
 */
import type { Character } from './ucd.ts';

/** Dots that people and input methods put between groups; no property gathers them. */
const dots = new Set([0xb7, 0x2022, 0x2027, 0x2219, 0x22c5, 0x3002, 0x30fb]);

/** Letters in a filled circle or square: Unicode gives them no decomposition, only their names say what they are. */
const enclosedLetter = /^NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER ([A-Z])$/;

function compatibility(c: number, ucd: ReadonlyMap<number, Character>): number[] {
  const mapping = ucd.get(c)?.decomposition;
  return mapping ? mapping.flatMap(part => compatibility(part, ucd)) : [c];
}

function step(c: number, character: Character | undefined): string | null {
  if (c >= 0x20 && c < 0x7f) return String.fromCharCode(c);
  if (!character) return null;
  if (character.whiteSpace) return ' ';
  if (character.defaultIgnorable || character.generalCategory === 'Cc' || character.generalCategory === 'Me')
    return '';
  if (character.digit !== null) return String(character.digit);
  if (character.dash || character.generalCategory === 'Pd') return '-';
  if (character.generalCategory === 'Pc') return '_';
  if (dots.has(c)) return '.';
  return enclosedLetter.exec(character.name)?.[1] ?? null;
}

/** `(10)` and `10.` are how Unicode decomposes numbers and letters drawn in brackets or with a full stop. */
function unbracketed(image: string): string {
  return /^\(([0-9A-Za-z]+)\)$/.exec(image)?.[1] ?? /^([0-9]+)\.$/.exec(image)?.[1] ?? image;
}

/** Code point -> its image in printable ASCII, for all that have one and are not printable ASCII themselves. */
export function deriveForm(ucd: ReadonlyMap<number, Character>): Map<number, string> {
  const form = new Map<number, string>();
  for (const [c, character] of ucd) {
    if (c >= 0x20 && c < 0x7f) continue;
    const whole = step(c, character);
    const image = whole ?? compatibility(c, ucd).map(part => step(part, ucd.get(part)));
    if (typeof image === 'string') form.set(c, image);
    else if (!image.includes(null)) form.set(c, unbracketed(image.join('')));
  }
  return new Map([...form].sort(([a], [b]) => a - b));
}

/** The form in gennorm2's input syntax. ASCII controls are left to the caller: ICU's fast paths take ASCII as inert. */
export function gennormText(form: ReadonlyMap<number, string>): string {
  const hex = (c: number) => c.toString(16).toUpperCase().padStart(4, '0');
  const lines = [...form]
    .filter(([c]) => c >= 0x80)
    .map(([c, image]) => `${hex(c)}>${[...image].map(part => hex(part.codePointAt(0) ?? 0)).join(' ')}`);
  return `${lines.join('\n')}\n`;
}

/** The zeros of the scripts whose digits are not compatibility forms; each is followed by its 1 to 9. */
export function decimalZeros(ucd: ReadonlyMap<number, Character>): number[] {
  return [...ucd]
    .filter(([c, { decimal, digit, decomposition }]) => c >= 0x80 && decimal && digit === 0 && !decomposition)
    .map(([c]) => c)
    .sort((a, b) => a - b);
}
