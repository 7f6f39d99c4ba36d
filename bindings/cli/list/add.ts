/** `cardmend list add FOLDER CLEAN`: the codes of a clean file, as `batch` writes it, into a list's log. No code is ever shown. */
import type { Locale } from '#tables/keys.ts';
import { addHashes, hashCodes } from '../../lists/add.ts';
import { locked } from '../../lists/lock.ts';
import { placesOf } from '../../lists/places.ts';
import { loadSettings } from '../../lists/settings.ts';
import { UsageError } from '../outcome.ts';
import { loadProduct } from '../product.ts';
import type { Say } from '../texts.ts';
import { many, readCodes, toldLeftOut } from './codes.ts';
import type { ListValues } from './options.ts';
import { patienceMs } from './publish.ts';
import { saidOf } from './report.ts';

/** @throws UsageError, CommandError, PublisherError */
export async function listAdd(
  folder: string,
  file: string,
  values: ListValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const { publisher, secret } = values;
  if (publisher === undefined || publisher.trim() === '') throw new UsageError(say('cli.list-no-publisher'));
  const said = saidOf(values, say);
  const places = placesOf(folder);
  const settings = loadSettings(places);
  const product = await loadProduct(settings.product, values.profile, locale, say);
  const { codes, leftOut } = await readCodes(file, { product, shortest: settings.shortest, secret }, say);
  if (codes.length >= many) console.error(say('cli.hub-hashing', { count: codes.length }));
  const hashes = await hashCodes(settings, codes);
  const add = async () => addHashes(places, hashes, { ...said, publisher, now: Date.now() });
  const count = await locked(places, add, patienceMs);
  console.log(say(said.withdrawn ? 'cli.list-withdrawn' : 'cli.list-added', { count }));
  return toldLeftOut(leftOut, say);
}
