/** The words of `cardmend bind`. */
import { parseArgs } from 'node:util';
import { UsageError } from '../outcome.ts';

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

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

export type BindValues = ReturnType<typeof parse>['values'];

/** @throws UsageError */
export function readBindWords(words: readonly string[]): {
  readonly files: readonly string[];
  readonly values: BindValues;
} {
  try {
    const { positionals, values } = parse(words);
    return { files: positionals, values };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
