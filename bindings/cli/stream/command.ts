/** `cardmend check --stream`: rows on the standard input, an answer to each on the standard output. */
import type { Locale } from '#tables/keys.ts';
import { secretForms } from '#tables/secrets.ts';
import { quoted } from '../../js/core/values.ts';
import type { ProductProfile } from '../../js/products/profile.ts';
import type { ErrorTexts } from '../../stream/answers.ts';
import { helloLine, rowErrors } from '../../stream/protocol.ts';
import { openStream, type StreamOptions } from '../../stream/stream.ts';
import { readJson } from '../json_file.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import { compileModule, loadChecker } from './load.ts';
import { requestOf, type StreamValues } from './options.ts';
import { Output, pieces, ReaderGone } from './pump.ts';
import { pumpThreads } from './threads.ts';

/** Set by the build. */
declare const CARDMEND_VERSION: string;

function errorTexts(say: Say): ErrorTexts {
  return Object.fromEntries(rowErrors.map(error => [error, say(`cli.row-${error}`)])) as ErrorTexts;
}

/** In this thread. @throws CommandError, ReaderGone */
async function pump(
  checker: Awaited<ReturnType<typeof loadChecker>>,
  options: StreamOptions,
  output: Output,
  say: Say,
) {
  const stream = openStream(checker, options);
  for await (const piece of pieces(say)) {
    stream.push(piece);
    await output.write(stream.answers());
    stream.done();
    if (stream.broken !== undefined) break;
  }
  if (stream.broken === undefined) stream.end();
  await output.write(stream.answers());
  stream.done();
  checker.wipe();
  if (stream.broken !== undefined) throw new CommandError(say(`cli.stream-${stream.broken}`));
}

/** @throws UsageError, CommandError */
export async function checkStream(values: StreamValues, say: Say, locale: Locale): Promise<number> {
  const { hello, workers, ...request } = requestOf(values, say);
  const profile =
    values.profile === undefined ? undefined : ((await readJson(values.profile, say)) as ProductProfile);
  const compiled = await compileModule();
  const checker = await loadChecker(compiled, locale, profile).catch((error: Error) => {
    if (profile === undefined) throw error;
    throw new CommandError(say('cli.no-profile', { file: values.profile ?? '', reason: error.message }));
  });
  const { product } = values;
  if (product !== undefined && checker.indexOf(product) < 0)
    throw new UsageError(
      say('cli.unknown-product', { product: quoted(product), have: Object.keys(secretForms).join(', ') }),
    );
  const options: StreamOptions = { ...request, product, errors: errorTexts(say) };
  const output = new Output(say);
  try {
    if (hello) await output.write(Buffer.from(helloLine(CARDMEND_VERSION, request.format, request.fields)));
    if (workers === 0) await pump(checker, options, output, say);
    else await pumpThreads({ compiled, locale, profile, options }, workers, output, say);
  } catch (error) {
    if (!(error instanceof ReaderGone)) throw error;
    process.stdin.destroy();
    return exits.nothing;
  }
  return exits.done;
}
