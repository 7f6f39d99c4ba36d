/** The words of `cardmend hub`. */
import { parseArgs } from 'node:util';
import { UsageError } from '../outcome.ts';

export const hubSynopsis = `cardmend hub --data FOLDER --keys FILE [--port NUMBER] [--host ADDRESS] [--origin ORIGIN]
             [--nats SERVERS] [--stream NAME] [--json] [--locale LANGUAGE]`;

const options = {
  data: { type: 'string' },
  keys: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  origin: { type: 'string' },
  nats: { type: 'string' },
  stream: { type: 'string' },
  json: { type: 'boolean' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

export type HubValues = ReturnType<typeof parse>['values'];

/** @throws UsageError */
export function readHubWords(words: readonly string[]): {
  readonly files: readonly string[];
  readonly values: HubValues;
} {
  try {
    const { positionals, values } = parse(words);
    return { files: positionals, values };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
