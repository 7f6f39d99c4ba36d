/** `cardmend hub --data FOLDER --keys FILE`: keeps a log of signed entries, and sends them on; `keys` and `report` are for who publishes. */
import type { Locale } from '#tables/keys.ts';
import { type HubOptions, openHub } from '../../hub/hub.ts';
import { HubError } from '../../hub/trouble.ts';
import { told } from '../ending.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import { hubKeys } from './keys.ts';
import type { HubValues } from './options.ts';
import { hubReport } from './report.ts';
import { Teller } from './tell.ts';

/** Where a hub answers if no port is named. */
export const usualPort = 7_317;

function portOf(words: string | undefined, say: Say): number {
  const port = Number(words ?? usualPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || words === '')
    throw new UsageError(say('cli.hub-port'));
  return port;
}

function optionsOf(files: readonly string[], values: HubValues, say: Say): HubOptions {
  const { data, keys, host = '127.0.0.1', origin, nats, stream } = values;
  if (files.length > 0 || data === undefined || keys === undefined)
    throw new UsageError(say('cli.hub-words'));
  return { folder: data, keys, host, origin, nats, stream, port: portOf(values.port, say) };
}

/** Answers until it is told to end. @throws UsageError, HubError */
async function answering(files: readonly string[], values: HubValues, say: Say): Promise<number> {
  const options = optionsOf(files, values, say);
  const teller = new Teller(say, values.json === true);
  const running = await openHub({
    ...options,
    onKeys: (error, count) =>
      teller.tell(
        error === undefined ? { event: 'keys', count } : { event: 'keys-bad', reason: error.what, count },
      ),
    onAnswer: answer => {
      if (answer.answer === 'refused') teller.refused(answer.why);
    },
  });
  const reload = () => running.reload();
  process.on('SIGHUP', reload);
  const end = told();
  const { address, head } = running;
  teller.tell({ event: 'listening', address, log: head.log, count: head.number });
  await end;
  const count = running.head.number;
  await running.close();
  process.off('SIGHUP', reload);
  teller.end();
  teller.tell({ event: 'ended', count });
  return exits.done;
}

/** The files that a fault may be of, as its words name them. */
function namesOf(words: readonly string[], { data, keys, key }: HubValues) {
  const [command, place] = words;
  if (command === 'keys') return { key: place ?? '', folder: place ?? '' };
  return { keys: keys ?? '', key: key ?? '', folder: command === 'report' ? (place ?? '') : (data ?? '') };
}

/** @throws UsageError, CommandError */
export async function hub(
  words: readonly string[],
  values: HubValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const [command, ...more] = words;
  try {
    if (command === 'keys') return hubKeys(more, values, say);
    if (command === 'report') return await hubReport(more, values, say, locale);
    return await answering(words, values, say);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { fault, what } = error;
    throw new CommandError(say(`cli.hub-fault-${fault}`, { ...namesOf(words, values), reason: what }));
  }
}
