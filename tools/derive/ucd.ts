/**
 * Reads ICU's preparsed Unicode character database (source/data/unidata/ppucd.txt): one line a code point or range,
 * inheriting from its block's line and from the defaults. Only the properties that the fold needs are kept.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the fold needs to know of one code point. */
export interface Character {
  readonly generalCategory: string;
  readonly defaultIgnorable: boolean;
  readonly whiteSpace: boolean;
  readonly dash: boolean;
  /** Full decomposition step (canonical or compatibility), or null. */
  readonly decomposition: readonly number[] | null;
  /** The canonical one, or null. */
  readonly canonical: readonly number[] | null;
  /** The script is that of what stands before it. */
  readonly inherited: boolean;
  /** The digit's value for numeric types decimal and digit, else null. */
  readonly digit: number | null;
  /** True if it is a decimal digit of some script (general category Nd). */
  readonly decimal: boolean;
  /** The short name of its block. */
  readonly block: string;
  readonly name: string;
}

type Properties = Map<string, string>;

function parseFields(fields: readonly string[], into: Properties): Properties {
  for (const field of fields) {
    const equals = field.indexOf('=');
    if (equals >= 0) into.set(field.slice(0, equals), field.slice(equals + 1));
    else if (field.startsWith('-')) into.delete(field.slice(1));
    else into.set(field, 'Y');
  }
  return into;
}

function toCharacter(properties: Properties): Character {
  const mapping = properties.get('dm');
  const type = properties.get('nt');
  const decimal = properties.get('gc') === 'Nd';
  const decomposition =
    mapping === undefined || mapping === '<code point>'
      ? null
      : mapping.split(' ').map(hex => Number.parseInt(hex, 16));
  return {
    generalCategory: properties.get('gc') ?? 'Cn',
    defaultIgnorable: properties.has('DI'),
    whiteSpace: properties.has('WSpace'),
    dash: properties.has('Dash'),
    decomposition,
    canonical: properties.get('dt') === 'Can' ? decomposition : null,
    inherited: properties.get('sc') === 'Zinh',
    digit: decimal || type === 'Di' ? Number(properties.get('nv')) : null,
    decimal,
    block: properties.get('blk') ?? 'NB',
    name: properties.get('na') ?? '',
  };
}

/** All code points that ppucd.txt gives a line of their own, and the ranges it calls unassigned, by code point. */
export function readUcd(icuSource: string): Map<number, Character> {
  const text = readFileSync(join(icuSource, 'data/unidata/ppucd.txt'), 'utf8');
  const characters = new Map<number, Character>();
  let block: { readonly first: number; readonly last: number; readonly properties: Properties } | null = null;
  let defaults: Properties = new Map();
  for (const line of text.split('\n')) {
    const [kind, range, ...fields] = line.split(';');
    if (range === undefined) continue;
    const [firstHex, lastHex] = range.split('..');
    const first = Number.parseInt(firstHex ?? '', 16);
    const last = lastHex === undefined ? first : Number.parseInt(lastHex, 16);
    if (kind === 'defaults') defaults = parseFields(fields, new Map());
    else if (kind === 'block') block = { first, last, properties: parseFields(fields, new Map(defaults)) };
    else if (kind === 'cp' || kind === 'unassigned') {
      const inBlock = kind === 'cp' && block !== null && first >= block.first && last <= block.last;
      const character = toCharacter(
        parseFields(fields, new Map(inBlock && block ? block.properties : defaults)),
      );
      for (let c = first; c <= last; ++c) characters.set(c, character);
    }
  }
  return characters;
}
