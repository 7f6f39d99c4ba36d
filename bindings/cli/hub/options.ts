/** The words of `cardmend hub`. */
import { readWords, type ValuesOf } from '../words.ts';

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

export type HubValues = ValuesOf<typeof options>;

/** @throws UsageError */
export const readHubWords = (words: readonly string[]) => readWords(words, options);
