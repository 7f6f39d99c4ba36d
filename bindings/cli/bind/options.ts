/** The words of `cardmend bind`. */
import { readWords, type ValuesOf } from '../words.ts';

export const bindSynopsis = `cardmend bind CLEAN --plan FILE [--journal FILE|postgres://...] [--secret COLUMN] [--number COLUMN] [--value COLUMN]
              [--list FILE] [--patience SECONDS] [--go-on] [--dry-run] [--queue] [--json] [--locale LANGUAGE]
cardmend bind --worker --plan FILE --journal postgres://... [--list FILE] [--patience SECONDS] [--json] [--locale LANGUAGE]`;

const options = {
  plan: { type: 'string' },
  journal: { type: 'string' },
  worker: { type: 'boolean' },
  queue: { type: 'boolean' },
  secret: { type: 'string' },
  number: { type: 'string' },
  value: { type: 'string' },
  list: { type: 'string' },
  patience: { type: 'string' },
  'go-on': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  locale: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type BindValues = ValuesOf<typeof options>;

/** @throws UsageError */
export const readBindWords = (words: readonly string[]) => readWords(words, options);
