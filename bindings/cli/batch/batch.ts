import type { Locale } from '#tables/keys.ts';
import { type Tell, teller } from '../../batch/write/texts.ts';
import { exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import { gather } from './given.ts';
import { type BatchOptions, formatOf, namesOf } from './options.ts';
import { Outputs } from './outputs.ts';
import { Batch } from './run.ts';
import { finish, tellEnd } from './said.ts';
import { stateOf } from './source.ts';

/** Says that nothing was written, and ends: what is half-written is removed as the process ends. */
function stopOn(tell: Tell): () => void {
  const stop = (signal: NodeJS.Signals) => {
    process.stderr.write(`\n${tell('batch.stopped')}\n`);
    // As shells have it: 128 and the signal's number.
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  };
}

/** @throws UsageError, CommandError */
export async function batch(
  files: readonly string[],
  options: BatchOptions,
  say: Say,
  locale: Locale,
): Promise<number> {
  const begun = performance.now();
  const tell = teller(locale);
  if (files.length === 0) throw new UsageError(tell('batch.no-files'));
  for (const file of files) formatOf(file, options, tell);
  const states = await Promise.all(files.map(file => stateOf(file, tell)));
  const given = await gather(options, locale, tell, say);
  const outputs = new Outputs(tell);
  const goOn = stopOn(tell);
  let running: Batch | undefined;
  try {
    if (options.out !== undefined) outputs.makeFolder(options.out);
    running = new Batch(files, options, given, tell, locale, states, outputs);
    const names = namesOf(files, options);
    await running.run();
    finish(running, names, given, tell, locale, begun);
    outputs.commit();
    tellEnd(running, names, options, tell);
    return running.counts.exceptions + running.warnings.length > 0 ? exits.partly : exits.done;
  } finally {
    outputs.discard();
    goOn();
    await running?.close();
  }
}
