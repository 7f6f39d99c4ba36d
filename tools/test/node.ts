// The tests that run in Node: the module, the gateway, the page in Chromium, the set-up. Each file in a process of its own.

import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { projectFiles, root } from '../lint/files.ts';
import { failure, orNothingRan, type StageResult, tail } from './result.ts';

/** The longest that one file may take. */
const FILE_TIMEOUT_MS = 240_000;

/** The parts of node's test events that are used; node's own types leave some of them out. */
type Ended = {
  readonly name: string;
  readonly file?: string | undefined;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details?: { readonly type?: string | undefined; readonly error?: unknown };
};

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : (JSON.stringify(cause) ?? 'failed');
}

/** Why what ended does not count as passed: '' if it does, undefined if it is no test of its own. */
export function problemOf(passed: boolean, ended: Ended): string | undefined {
  const why = reason(ended.details?.error);
  // a suite or a parent that failed because of the tests in it says nothing new
  if (!passed) return /\bsubtests? failed/.test(why) ? undefined : why;
  if (ended.skip !== undefined && ended.skip !== false) return 'skipped';
  if (ended.todo !== undefined && ended.todo !== false) return 'left to do';
  if (ended.details?.type === 'suite') return undefined;
  // node tells a file without tests as a test of the file's name
  return /\.test\.m?ts$/.test(ended.name) ? 'the file holds no test' : '';
}

/**
 * Runs these files, and counts. What they print is shown only if nothing else explains a failure.
 *
 * @param timeout of each file, in milliseconds
 */
export async function runFiles(
  files: readonly string[],
  timeout: number = FILE_TIMEOUT_MS,
): Promise<StageResult> {
  let passed = 0;
  const printed = new Map<string, string>();
  const details: string[] = [];
  const note = (ok: boolean, ended: Ended) => {
    const problem = problemOf(ok, ended);
    if (problem === undefined) return;
    if (problem === '') passed += 1;
    else if (ended.name === ended.file) details.push(`${relative(root, ended.name)}\n${problem}`);
    else details.push(`${relative(root, ended.file ?? '')}: ${ended.name}\n${tail(problem, 40)}`);
  };
  const stream = run({
    files: files.map(file => resolve(root, file)),
    // unasked, node leaves one core idle
    concurrency: availableParallelism(),
    timeout,
  });
  stream.on('test:pass', event => note(true, event as Ended));
  stream.on('test:fail', event => note(false, event as Ended));
  const keep = ({ file, message }: { readonly file?: string | undefined; readonly message: string }) => {
    printed.set(file ?? '', (printed.get(file ?? '') ?? '') + message);
  };
  stream.on('test:stdout', keep);
  stream.on('test:stderr', keep);
  for await (const _ of stream); // to the end
  // a file that failed as a whole (it did not load, it ended itself) says why only on its standard error
  const shown = details.map(detail => {
    const output = printed.get(resolve(root, detail.split('\n')[0] ?? ''));
    return output === undefined ? detail : `${detail}\n${tail(output, 30)}`;
  });
  return orNothingRan({ passed, failed: shown.length, details: shown }, files.join(', '));
}

/** Runs every *.test.ts below tests/<folder>. */
export async function nodeTests(folder: string): Promise<StageResult> {
  const files = projectFiles().filter(
    file => file.startsWith(`tests/${folder}/`) && file.endsWith('.test.ts'),
  );
  if (files.length === 0) return failure(`no test was run: tests/${folder} holds no *.test.ts`);
  return runFiles(files);
}
