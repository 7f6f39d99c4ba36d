/** What a list is of: chosen when it is begun, and the same for all of its life. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { publicMode, replaceFile, textPieces } from '../files/replace.ts';
import { costFor, publishedBits } from '../js/lists/shape.ts';
import type { ListRule } from '../js/lists/signed_files.ts';
import { keepKey, newKey } from './keys.ts';
import type { Places } from './places.ts';
import { firstRoot } from './root.ts';
import { PublisherError } from './trouble.ts';

export interface Settings {
  readonly product: string;
  /** 16 bytes in base 16. */
  readonly salt: string;
  readonly cost: number;
  readonly published: number;
  readonly rule: ListRule;
  /** Codes that are shorter are not taken: `published` was reckoned for these. */
  readonly shortest: number;
  /** By their place in entries; grows only. */
  readonly publishers: readonly string[];
}

export function loadSettings(places: Places): Settings {
  try {
    return JSON.parse(readFileSync(places.settings, 'utf8')) as Settings;
  } catch {
    throw new PublisherError('no-folder');
  }
}

export function keepSettings(places: Places, settings: Settings): void {
  replaceFile(places.settings, textPieces(`${JSON.stringify(settings, null, 2)}\n`));
}

export interface Beginning {
  readonly product: string;
  readonly rule: ListRule;
  /** How many codes of the product there can be, as a binary logarithm. */
  readonly spaceBits: number;
  /** Characters of the shortest code that `spaceBits` is of. */
  readonly shortest: number;
  /** The binary logarithm of the rounds; derived from `spaceBits` if omitted. */
  readonly cost?: number;
  readonly now: number;
}

/** Begins a list: keys, a root, an empty log. @throws PublisherError */
export function beginList(
  places: Places,
  { product, rule, spaceBits, shortest, cost, now }: Beginning,
): Settings {
  // A log that is not empty is another list's, whose settings are gone, or none of a list at all.
  const isTaken = (statSync(places.log, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (isTaken || existsSync(places.settings)) throw new PublisherError('folder-taken');
  const published = publishedBits(spaceBits);
  if (published < 1) throw new PublisherError('guessable');
  mkdirSync(places.public, { recursive: true });
  const keys = { root: newKey(), list: newKey(), time: newKey() };
  for (const role of ['root', 'list', 'time'] as const) keepKey(places, role, keys[role]);
  replaceFile(`${places.public}/root.1.json`, textPieces(firstRoot(keys, now)), publicMode);
  // Without settings there is no list: what a killed command left is begun anew.
  replaceFile(places.log, []);
  const settings: Settings = {
    product,
    salt: randomBytes(16).toString('hex'),
    cost: cost ?? costFor(spaceBits),
    published,
    rule,
    shortest,
    publishers: [],
  };
  keepSettings(places, settings);
  return settings;
}
