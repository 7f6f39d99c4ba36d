// Running other programs: their output together, and a pool that keeps every core busy.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { root } from './files.ts';

export type Ran = {
  /** The exit status; 127 if the program could not be started, 128 if a signal ended it. */
  readonly status: number;
  /** Standard output and standard error, in the order in which they came. */
  readonly output: string;
};

export type RunOptions = {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
};

/** Runs a program to its end. Never rejects. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise(done => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', text => {
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', text => {
      output += text;
    });
    child.on('error', error => done({ status: 127, output: `${output}${program}: ${error.message}\n` }));
    child.on('close', (status, signal) =>
      done({ status: status ?? 128, output: signal === null ? output : `${output}ended by ${signal}\n` }),
    );
    if (options.input !== undefined) child.stdin?.end(options.input);
  });
}

/** Calls `work` for every item, as many at a time as there are cores, and keeps the order of the answers. */
export async function pooled<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
  cores: number = availableParallelism(),
): Promise<readonly Answer[]> {
  const answers = new Array<Answer>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: cores }, worker));
  return answers;
}
