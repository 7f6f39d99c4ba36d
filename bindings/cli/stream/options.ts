/** What `cardmend check --stream` was asked for. */

import type { Field } from '../../js/products/field.ts';
import {
  type AnswerField,
  type Column,
  columns,
  defaultFields,
  type Format,
  fields,
  formats,
  protocolVersion,
} from '../../stream/protocol.ts';
import { UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';

/** Beside those that other commands have. */
export const streamOptions = {
  stream: { type: 'boolean' },
  format: { type: 'string' },
  columns: { type: 'string' },
  fields: { type: 'string' },
  field: { type: 'string' },
  protocol: { type: 'string' },
  hello: { type: 'boolean' },
  'chunk-header': { type: 'boolean' },
  workers: { type: 'string' },
} as const;

export const streamSynopsis = `cardmend check --stream [--format ${formats.join('|')}] [--product ID] [--profile FILE]
                      [--columns raw,product] [--field secret|number] [--fields ${fields.join(',')}]
                      [--workers NUMBER] [--chunk-header] [--hello] [--protocol ${protocolVersion}]`;

export interface StreamValues {
  readonly stream?: boolean | undefined;
  readonly format?: string | undefined;
  readonly columns?: string | undefined;
  readonly fields?: string | undefined;
  readonly field?: string | undefined;
  readonly protocol?: string | undefined;
  readonly hello?: boolean | undefined;
  readonly 'chunk-header'?: boolean | undefined;
  readonly workers?: string | undefined;
  readonly product?: string | undefined;
  readonly profile?: string | undefined;
}

export interface StreamRequest {
  readonly format: Format;
  readonly columns: readonly Column[];
  readonly fields: readonly AnswerField[];
  readonly field: Field;
  readonly hello: boolean;
  readonly chunked: boolean;
  /** Threads that check; 0 for none but the one that reads. */
  readonly workers: number;
}

/** More than that is more than machines have cores. */
const mostWorkers = 256;

function oneOf<Name extends string>(names: readonly Name[], given: string, option: string, say: Say): Name {
  const found = names.find(name => name === given);
  if (found === undefined) throw new UsageError(say('cli.no-choice', { option, have: names.join(', ') }));
  return found;
}

/** A list without a word that comes twice, but for `skip`. */
function listOf<Name extends string>(
  names: readonly Name[],
  given: string,
  option: string,
  say: Say,
): Name[] {
  const list = given.split(',').map(word => oneOf(names, word.trim(), option, say));
  if (list.some((word, i) => word !== 'skip' && list.indexOf(word) < i))
    throw new UsageError(say('cli.twice', { option }));
  return list;
}

function workersOf(given: string | undefined, say: Say): number {
  if (given === undefined) return 0;
  if (!/^\d{1,3}$/.test(given) || Number(given) > mostWorkers)
    throw new UsageError(say('cli.no-workers', { most: mostWorkers }));
  return Number(given);
}

/** @throws UsageError */
export function requestOf(values: StreamValues, say: Say): StreamRequest {
  if (values.stream !== true) throw new UsageError(say('cli.check-stream'));
  if (values.protocol !== undefined && values.protocol !== String(protocolVersion))
    throw new UsageError(say('cli.no-protocol', { have: protocolVersion }));
  const format = oneOf(formats, values.format ?? 'tsv', '--format', say);
  const chunked = values['chunk-header'] === true;
  const workers = workersOf(values.workers, say);
  if (values.columns !== undefined && (format === 'text' || format === 'jsonl'))
    throw new UsageError(say('cli.no-columns', { format }));
  if (values.hello === true && format === 'rowbinary') throw new UsageError(say('cli.no-hello'));
  if (workers > 0 && (chunked || format === 'rowbinary')) throw new UsageError(say('cli.lines-only'));
  const wanted = listOf(columns, values.columns ?? 'raw', '--columns', say);
  if (!wanted.includes('raw')) throw new UsageError(say('cli.no-raw'));
  return {
    ...{ format, chunked, workers },
    columns: wanted,
    fields: values.fields === undefined ? defaultFields : listOf(fields, values.fields, '--fields', say),
    field: oneOf(['secret', 'number'], values.field ?? 'secret', '--field', say),
    hello: values.hello === true,
  };
}
