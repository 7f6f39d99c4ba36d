/** The words behind a command, taken apart. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './outcome.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true }>
>;

/** What the options of a command are given as. */
export type ValuesOf<O extends Options> = Parsed<O>['values'];

/** @throws UsageError */
export function readWords<const O extends Options>(words: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
