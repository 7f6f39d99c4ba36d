/** `npx cardmend`: the command line. What it writes for programs goes to the standard output, all else to the error. */
import { isMainThread } from 'node:worker_threads';
import { run } from './run.ts';
import { answerBlocks } from './stream/thread.ts';

if (isMainThread) process.exitCode = await run(process.argv.slice(2));
else await answerBlocks();
