/**
 * Chinese in GB 2312 that was read as Latin-1, or as windows-1252, which agree in its bytes: a text as it was meant, as far
 * as the core compares it. Of the characters only those need to be told apart that wordings hold or that comparing leaves
 * out: any other is as good as another. So what a runtime's decoder gives and what a table of those gives are explained alike.
 */

/** Characters in the order of their two bytes, of which 0x80 is taken: ASCII. */
export interface GbCharacters {
  /** Of each first byte that has some: itself, the second bytes, and a blank. */
  readonly bytes: string;
  /** The characters one after the other. */
  readonly characters: string;
}

/** The character of two bytes, each of them 0xa1 or more. */
export type GbRead = (lead: number, trail: number) => string;

/** How knowledge's wordings are read: by its characters, or without them those of the shipped one. */
export type GbReader = (characters?: GbCharacters) => GbRead;

/** UTF-8 read as Latin-1, which the core undoes by itself. */
const utf8Units = /^(?:[\0-\x7f]|[\xe2-\xef][\x80-\xbf]{2})*$/;
/** GB 2312 read as Latin-1: besides ASCII only pairs of its two bytes. */
const gbUnits = /^(?:[\0-\x7f]|[\xa1-\xf7][\xa1-\xfe])*$/;
const gbPair = /[\xa1-\xf7][\xa1-\xfe]/;

/** A Chinese character that no wording holds: a rare one of the extension A. */
const other = '\u3400';

/** The row of full-width ASCII, but for two signs of money and a line. */
const fullWidthRow = 0xa3;
const fullWidth = 0xff00 - 0xa0;

const keyOf = (lead: number, trail: number) => (lead << 8) | trail;

const unpacked = new WeakMap<GbCharacters, Map<number, string>>();

function tableOf(packed: GbCharacters): Map<number, string> {
  let table = unpacked.get(packed);
  if (table !== undefined) return table;
  table = new Map();
  let at = 0;
  for (const row of packed.bytes.split(' ')) {
    const lead = row.charCodeAt(0) | 0x80;
    for (let i = 1; i < row.length; ++i)
      table.set(keyOf(lead, row.charCodeAt(i) | 0x80), packed.characters.charAt(at++));
  }
  unpacked.set(packed, table);
  return table;
}

/** Reads by a table. */
export const gbByTable =
  (shipped: GbCharacters): GbReader =>
  (characters = shipped) => {
    const table = tableOf(characters);
    return (lead, trail) =>
      table.get(keyOf(lead, trail)) ??
      (lead === fullWidthRow ? String.fromCharCode(fullWidth + trail) : other);
  };

/** A text as it was meant, if it is such a one; else as it is. */
export function fromGbk(given: string, read: () => GbRead): string {
  if (!gbPair.test(given) || !gbUnits.test(given) || utf8Units.test(given)) return given;
  const character = read();
  let text = '';
  for (let i = 0; i < given.length; ++i) {
    const lead = given.charCodeAt(i);
    text += lead < 0x80 ? given.charAt(i) : character(lead, given.charCodeAt(++i));
  }
  return text;
}

/** @param isWanted of the characters of `all` those that are kept */
export function packGb(all: GbCharacters, isWanted: (character: string) => boolean): GbCharacters {
  const rows = new Map<number, string>();
  let characters = '';
  for (const [key, character] of tableOf(all)) {
    if (!isWanted(character)) continue;
    characters += character;
    const lead = (key >> 8) & 0x7f;
    rows.set(lead, (rows.get(lead) ?? String.fromCharCode(lead)) + String.fromCharCode(key & 0x7f));
  }
  return { bytes: [...rows.values()].join(' '), characters };
}
