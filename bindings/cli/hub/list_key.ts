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
  readonly key: ListKey;
}

function kept(path: string, place: string): ListKey | undefined {
  try {
    const { place: of, key } = JSON.parse(readFileSync(path, 'utf8')) as Kept;
    return of === place ? key : undefined;
  } catch {
    return undefined;
  }
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
  const newest = await newestList(transport, await rootOf(transport, root, say), Date.now());
  if ('refusal' in newest) {
    const known = newest.refusal === 'unreachable' ? kept(file, place) : undefined;
    if (known !== undefined) return known;
    throw new CommandError(`${place}: ${newest.path}: ${say(`list.${newest.refusal}`)}`);
  }
  const { product, salt, cost, published } = newest.list;
  const key = { product, salt, cost, published };
  replaceFile(file, textPieces(`${JSON.stringify({ place, key } satisfies Kept)}\n`));
  return key;
}
