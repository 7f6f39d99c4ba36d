// Counts in a process of the tests what V8 runs of bindings: loaded before all else by --require, made one file by
// tools/coverage/collect.ts.
//
// NODE_V8_COVERAGE would write every script of the process, Node's own too.

import { Session } from 'node:inspector';
import { relative } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { handOnToChildren } from './children.ts';
import { variables } from './environment.ts';
import { type Taken, write } from './report.ts';
import { answerBeforeTheEnd, askBeforeTerminating } from './threads.ts';
import { uncounted } from './uncounted.ts';

/** Undefined where V8's inspector is not: in `node --test` itself, and in the threads of loaders. */
function connected(): Session | undefined {
  try {
    const session = new Session();
    session.connect();
    return session;
  } catch {
    return undefined;
  }
}

function count(session: Session, folder: string, root: string): void {
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error === null) write((taken as { readonly result: Taken }).result, folder, root);
    });
  };
  // behind all that listens for the end
  const { emit } = process;
  process.emit = function (this: NodeJS.Process, name: string, ...rest: unknown[]) {
    const heard = (emit as (...all: unknown[]) => boolean).call(this, name, ...rest);
    if (name === 'exit') tell();
    return heard;
  } as typeof emit;
  if (!isMainThread) answerBeforeTheEnd(tell);
}

const { [variables.folder]: folder, [variables.root]: root } = process.env;
if (folder !== undefined && root !== undefined) {
  // what a test starts is its own
  const program = process.argv[1] ?? '';
  if (program.endsWith('.test.ts')) process.env[variables.by] = relative(root, program);
  if (!uncounted.has(process.env[variables.by] ?? '')) {
    const session = connected();
    if (session !== undefined) count(session, folder, root);
    askBeforeTerminating();
    handOnToChildren();
  }
}
