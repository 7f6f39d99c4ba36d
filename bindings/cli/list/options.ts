/** The words of `cardmend list`. */
import { readWords, type ValuesOf } from '../words.ts';

export const listSynopsis = `cardmend list keys FOLDER [--product ID] [--profile FILE] [--length NUMBER] [--rule doubtful|refused] [--rotate root|list|time]
cardmend list add FOLDER CLEAN --publisher NAME [--reason REASON] [--days NUMBER] [--withdraw] [--secret COLUMN] [--profile FILE]
cardmend list follow FOLDER --hub ADDRESS --publishers FILE [--publish MINUTES] [--once] [--force]
cardmend list publish FOLDER [--force]
cardmend list verify FOLDER|ADDRESS [--root FILE]                                                [--locale LANGUAGE]`;

const options = {
  product: { type: 'string' },
  profile: { type: 'string' },
  length: { type: 'string' },
  rule: { type: 'string' },
  rotate: { type: 'string' },
  publisher: { type: 'string' },
  reason: { type: 'string' },
  days: { type: 'string' },
  withdraw: { type: 'boolean' },
  secret: { type: 'string' },
  hub: { type: 'string' },
  publishers: { type: 'string' },
  publish: { type: 'string' },
  once: { type: 'boolean' },
  force: { type: 'boolean' },
  root: { type: 'string' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type ListValues = ValuesOf<typeof options>;

/** @throws UsageError */
export const readListWords = (words: readonly string[]) => readWords(words, options);
