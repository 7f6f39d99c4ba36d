/** What a list's codes are hashed with: asked of the list, and kept beside the outbox for when it is out of reach. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile, textPieces } from '../../files/replace.ts';
import type { ListKey } from '../../js/hub/card.ts';
import { newestList } from '../../lists/newest.ts';
import { placesOf } from '../../lists/places.ts';
import { loadSettings } from '../../lists/settings.ts';
import { rootOf, transportOf } from '../list/verify.ts';
import { CommandError } from '../outcome.ts';
import type { Say } from '../texts.ts';

interface Kept {
  readonly place: string;
  /** The text of the root that was believed. */
  readonly root: string;
  readonly key: ListKey;
}

/** @throws CommandError of a file of that name that is somebody else's: it would be written over */
function keptOf(path: string, place: string, say: Say): Kept | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept> | null;
    if (typeof kept?.place === 'string' && typeof kept.root === 'string' && kept.key !== undefined)
      return kept.place === place ? (kept as Kept) : undefined;
  } catch {
    // Told below.
  }
  throw new CommandError(say('cli.not-its-own', { file: path }));
}

/**
 * @param place the list's address, its publisher's folder, or a copy of what is served
 * @param folder of the outbox
 * @throws CommandError if the list is refused
 */
export async function listKeyOf(
  place: string,
  root: string | undefined,
  folder: string,
  say: Say,
): Promise<ListKey> {
  // The publisher's own needs no proof.
  if (existsSync(placesOf(place).settings)) return loadSettings(placesOf(place));
  const file = join(folder, 'list.json');
  const transport = transportOf(place);
  const kept = keptOf(file, place, say);
  const text =
    root === undefined && kept !== undefined ? kept.root : await rootOf(place, transport, root, say);
  const newest = await newestList(transport, text, Date.now());
  if ('refusal' in newest) {
    if (kept !== undefined && newest.refusal === 'unreachable') return kept.key;
    if (newest.refusal === 'unreachable') throw new CommandError(say('cli.list-nowhere', { place }));
    throw new CommandError(`${place}: ${newest.path}: ${say(`list.${newest.refusal}`)}`);
  }
  const { product, salt, cost, published } = newest.list;
  const key = { product, salt, cost, published };
  replaceFile(file, textPieces(`${JSON.stringify({ place, root: text, key } satisfies Kept)}\n`));
  return key;
}
