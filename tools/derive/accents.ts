/**
 * Derives the letters of ASCII that others are with a mark, and the marks.
 *
 * In the blocks that hold the letters of living Latin, Greek and Cyrillic writing (others hold notation of sounds), a
 * character is a letter with marks
 *   if its full canonical decomposition is a base and marks, where the base is, or looks like (UTS #39), one of ASCII; or
 *   if its name is LATIN CAPITAL (or SMALL) LETTER X WITH something: strokes, hooks and bars do not decompose.
 * What the fold changes, or looks like ASCII as it is, is left out.
 *
 * A mark is what Unicode gives no script of its own (general category Mn, script Inherited): it stands on any letter.
 */
import type { Character } from './ucd.ts';

const blocks = new Set([
  'Latin_1_Sup',
  'Latin_Ext_A',
  'Latin_Ext_B',
  'Latin_Ext_Additional',
  'Greek',
  'Greek_Ext',
  'Cyrillic',
]);

const named = /^LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH (?!SMALL LETTER)/;

function canonical(c: number, ucd: ReadonlyMap<number, Character>): number[] {
  const mapping = ucd.get(c)?.canonical;
  return mapping ? mapping.flatMap(part => canonical(part, ucd)) : [c];
}

const isMark = (character: Character | undefined) => character?.generalCategory === 'Mn';

/** Code point -> the ASCII letter or digit that it is with marks, ordered by code point. */
export function deriveAccents(
  ucd: ReadonlyMap<number, Character>,
  form: ReadonlyMap<number, string>,
  lookAlikes: ReadonlyMap<number, string>,
): Map<number, string> {
  const withMarks = (c: number, character: Character) => {
    const [base = c, ...marks] = canonical(c, ucd);
    if (marks.length > 0 && marks.every(mark => isMark(ucd.get(mark)))) {
      const plain = base < 0x80 ? String.fromCharCode(base) : (form.get(base) ?? lookAlikes.get(base) ?? '');
      if (/^[0-9A-Za-z]$/.test(plain)) return plain;
    }
    const [, size, letter] = named.exec(character.name) ?? [];
    return size === 'SMALL' ? letter?.toLowerCase() : letter;
  };
  const table: [number, string][] = [];
  for (const [c, character] of ucd) {
    if (c < 0x80 || !blocks.has(character.block) || form.has(c) || lookAlikes.has(c)) continue;
    const letter = withMarks(c, character);
    if (letter !== undefined) table.push([c, letter]);
  }
  return new Map(table.sort(([a], [b]) => a - b));
}

/** First and last code point of each run of marks that the fold leaves as they are. */
export function deriveMarks(
  ucd: ReadonlyMap<number, Character>,
  form: ReadonlyMap<number, string>,
): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [c, character] of [...ucd].sort(([a], [b]) => a - b)) {
    if (!isMark(character) || !character.inherited || form.has(c)) continue;
    const last = runs.at(-1);
    if (last?.[1] === c - 1) last[1] = c;
    else runs.push([c, c]);
  }
  return runs;
}

/** Letters in a row, a space for a code point between them that is none. */
export interface Run {
  readonly first: number;
  readonly letters: string;
}

/** So near to each other two runs are one: a run costs as much as these spaces. */
const bridged = 16;

/** The table in runs, which are smaller than pairs: most letters have neighbours with marks. */
export function accentRuns(accents: ReadonlyMap<number, string>): Run[] {
  const runs: Run[] = [];
  for (const [c, letter] of accents) {
    const last = runs.at(-1);
    const gap = last === undefined ? bridged : c - last.first - last.letters.length;
    if (last === undefined || gap >= bridged) runs.push({ first: c, letters: letter });
    else runs[runs.length - 1] = { first: last.first, letters: last.letters + ' '.repeat(gap) + letter };
  }
  return runs;
}
