/** `cardmend list`: the publisher's side of a list of stolen cards. */
import type { Locale } from '#tables/keys.ts';
import { placesOf } from '../../lists/places.ts';
import { PublisherError } from '../../lists/trouble.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import { refusedBySystem } from '../refused.ts';
import type { Say } from '../texts.ts';
import { listAdd } from './add.ts';
import { listFollow } from './follow.ts';
import { listKeys } from './keys.ts';
import type { ListValues } from './options.ts';
import { publishNow } from './publish.ts';
import { listVerify } from './verify.ts';

/** What a trouble of a list's folder, or of its disk, is called. @throws what is none */
const problemOf =
  (say: Say) =>
  (error: unknown): string => {
    if (error instanceof PublisherError) return say(`cli.list-${error.trouble}`, { what: error.what });
    const refused = refusedBySystem(error, say);
    if (refused === undefined) throw error;
    return refused;
  };

const commands = ['keys', 'add', 'follow', 'publish', 'verify'] as const;

async function perform(
  words: readonly string[],
  values: ListValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const [command, folder, file, ...more] = words;
  if (!(commands as readonly (string | undefined)[]).includes(command))
    throw new UsageError(say('cli.no-command'));
  if (folder === undefined) throw new UsageError(say('cli.list-which'));
  if (command === 'add') {
    if (file === undefined || more.length > 0) throw new UsageError(say('cli.list-which-file'));
    return listAdd(folder, file, values, say, locale);
  }
  if (file !== undefined) throw new UsageError(say('cli.list-which'));
  if (command === 'keys') return listKeys(folder, values, say, locale);
  if (command === 'follow') return listFollow(folder, values, say, problemOf(say));
  if (command === 'verify') return listVerify(folder, values, say);
  await publishNow(placesOf(folder), values.force === true, say);
  return exits.done;
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
    throw error instanceof PublisherError ? new CommandError(problemOf(say)(error)) : error;
  }
}
