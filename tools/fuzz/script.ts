/** The targets of tests/fuzz/script: readers in TypeScript, which a process of its own runs for a time. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';

/** As the tally has them: `script/csv`. */
const room = 'script/';

export const scriptTargets: readonly string[] = readdirSync(join(root, 'tests/fuzz/script/targets')).map(
  name => room + basename(name, '.ts'),
);

export const isScript = (target: string): boolean => target.startsWith(room);

/** One that has not ended by then does not end any more: an input has stopped it. */
const patienceSeconds = 120;

/** What it printed, in libFuzzer's words. */
export async function runScript(
  target: string,
  seconds: number,
): Promise<{ status: number; output: string }> {
  const name = target.slice(room.length);
  const seed = String(Date.now() % 2 ** 31);
  const words = ['-n', '19', 'timeout', String(seconds + patienceSeconds), 'tools/run'];
  const ended = await run('nice', [...words, 'tests/fuzz/script/main.ts', name, String(seconds), seed]);
  const stopped = ended.status === 124 ? `law broken: it does not end (seed ${seed})\n` : '';
  return { status: ended.status ?? 1, output: stopped + ended.output };
}
