/** `npx cardmend`: the command line. What it writes for programs goes to the standard output, all else to the error. */
import { isMainThread } from 'node:worker_threads';
import { heard } from './heard.ts';
import { run } from './run.ts';
import { answerBlocks } from './stream/thread.ts';

if (isMainThread) {
  const all = heard([process.stdout, process.stderr]);
  process.exitCode = all(await run(process.argv.slice(2)));
} else await answerBlocks();
