/** `cardmend list`: the publisher's side of a list of stolen cards. */
import type { Locale } from '#tables/keys.ts';
import { locked } from '../../lists/lock.ts';
import { placesOf } from '../../lists/places.ts';
import { publish } from '../../lists/publish.ts';
import { PublisherError } from '../../lists/trouble.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import { listAdd } from './add.ts';
import { listKeys } from './keys.ts';
import type { ListValues } from './options.ts';
import { listVerify } from './verify.ts';

async function listPublish(folder: string, values: ListValues, say: Say): Promise<number> {
  const places = placesOf(folder);
  const force = values.force === true;
  const done = await locked(places, () => publish(places, { now: Date.now(), force }));
  const { version, count, changed, fullBytes, deltaBytes } = done;
  if (done.onlyTime) console.log(say('cli.list-time', { version }));
  else
    console.log(
      say('cli.list-published', { version, count, changed, size: fullBytes, delta: deltaBytes ?? '-' }),
    );
  return exits.done;
}

async function perform(
  words: readonly string[],
  values: ListValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const [command, folder, file, ...more] = words;
  if (command === undefined || !['keys', 'add', 'publish', 'verify'].includes(command))
    throw new UsageError(say('cli.no-command'));
  if (folder === undefined) throw new UsageError(say('cli.list-which'));
  if (command === 'add') {
    if (file === undefined || more.length > 0) throw new UsageError(say('cli.one-file'));
    return listAdd(folder, file, values, say, locale);
  }
  if (file !== undefined) throw new UsageError(say('cli.list-which'));
  if (command === 'keys') return listKeys(folder, values, say, locale);
  return command === 'publish' ? listPublish(folder, values, say) : listVerify(folder, values, say);
}

/** @throws UsageError, CommandError */
export async function list(
  words: readonly string[],
  values: ListValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  try {
    return await perform(words, values, say, locale);
  } catch (error) {
    if (!(error instanceof PublisherError)) throw error;
    throw new CommandError(say(`cli.list-${error.trouble}`, { what: error.what }));
  }
}
