/** A thread of `cardmend check --stream`: answers blocks of whole lines, one after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Locale } from '#tables/keys.ts';
import type { ProductProfile } from '../../js/products/profile.ts';
import { openStream, type StreamOptions } from '../../stream/stream.ts';
import { type Compiled, loadChecker } from './load.ts';

/** What it begins with. */
export interface ThreadData {
  readonly compiled: Compiled;
  readonly locale: Locale;
  readonly profile: ProductProfile | undefined;
  readonly options: StreamOptions;
}

export async function answerBlocks(): Promise<void> {
  const { compiled, locale, profile, options } = workerData as ThreadData;
  const blocks: Uint8Array[] = [];
  let answer = (block: Uint8Array): void => {
    blocks.push(block);
  };
  parentPort?.on('message', (block: Uint8Array) => answer(block));
  const stream = openStream(await loadChecker(compiled, locale, profile), options);
  answer = block => {
    stream.push(block);
    block.fill(0);
    const answers = stream.answers().slice();
    stream.done();
    parentPort?.postMessage(answers, [answers.buffer]);
  };
  for (const block of blocks) answer(block);
}
