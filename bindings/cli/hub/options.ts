/** The words of `cardmend hub`. */
import { readWords, type ValuesOf } from '../words.ts';

export const hubSynopsis = `cardmend hub --data FOLDER --keys FILE [--port NUMBER] [--host ADDRESS] [--origin ORIGIN]
             [--nats SERVERS] [--stream NAME] [--json] [--locale LANGUAGE]
cardmend hub keys FILE --name NAME
cardmend hub report OUTBOX [CLEAN|-] --hub ADDRESS --key FILE --list ADDRESS|FOLDER [--root FILE] [--reason REASON] [--days NUMBER]
             [--withdraw] [--secret COLUMN] [--profile FILE]`;

const options = {
  data: { type: 'string' },
  keys: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  origin: { type: 'string' },
  nats: { type: 'string' },
  stream: { type: 'string' },
  name: { type: 'string' },
  hub: { type: 'string' },
  key: { type: 'string' },
  list: { type: 'string' },
  root: { type: 'string' },
  reason: { type: 'string' },
  days: { type: 'string' },
  withdraw: { type: 'boolean' },
  secret: { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'boolean' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type HubValues = ValuesOf<typeof options>;

/** @throws UsageError */
export const readHubWords = (words: readonly string[]) => readWords(words, options);
