/** `cardmend hub --data FOLDER --keys FILE`: keeps a log of signed entries, and sends them on. */
import { type Hub, type HubOptions, openHub } from '../../hub/hub.ts';
import { HubError } from '../../hub/trouble.ts';
import { told } from '../ending.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import type { HubValues } from './options.ts';
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

async function opened(options: HubOptions, say: Say): Promise<Hub> {
  try {
    return await openHub(options);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const { fault, what } = error;
    throw new CommandError(
      say(`cli.hub-fault-${fault}`, { keys: options.keys, folder: options.folder, reason: what }),
    );
  }
}

/** @throws UsageError, CommandError */
export async function hub(files: readonly string[], values: HubValues, say: Say): Promise<number> {
  const options = optionsOf(files, values, say);
  const teller = new Teller(say, values.json === true);
  const running = await opened(
    {
      ...options,
      onKeys: (error, count) =>
        teller.tell(
          error === undefined ? { event: 'keys', count } : { event: 'keys-bad', reason: error.what, count },
        ),
      onAnswer: answer => {
        if (answer.answer === 'refused') teller.refused(answer.why);
      },
    },
    say,
  );
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
