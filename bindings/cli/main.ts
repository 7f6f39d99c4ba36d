/** `npx cardmend`: the command line. What it writes for programs goes to the standard output, all else to the error. */
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2));
