/**
 * A process of its own that makes every call of the table, and leaves pictures of its memory for its parent to search: the heap's
 * strings, and the bytes of every buffer that lives. What it searches for it tells in a disguise, or it would be found there.
 *
 * usage: node --expose-gc child.ts FOLDER RUNTIME
 */
import { appendFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { withoutWebAssembly } from '../../node/without_webassembly.ts';
import { givenOf, outcomeOf, readAll, type Subject } from '../calls/call.ts';
import { miniProgramSubjects } from '../calls/miniprogram.ts';
import { loadSurface, type Surface, written } from '../calls/subjects.ts';
import { type Canary, newCanary } from '../canary.ts';

const [, , folder = '', runtime = 'wasm'] = process.argv;
const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms));
const collect = globalThis.gc as () => void;

/** Each unit one further on. */
const disguised = (canary: Canary) =>
  Object.fromEntries(
    Object.entries(canary).map(([name, text]) => [
      name,
      Array.from(text as string, unit => unit.charCodeAt(0) + 1),
    ]),
  );

/** The bytes of every ArrayBuffer that can be reached, the memories of the parts among them. */
function buffersTo(path: string): void {
  const inspector = new Session();
  inspector.connect();
  const post = (method: string, params: object) => {
    let answer: unknown;
    inspector.post(method, params, (error, result) => {
      if (error) throw new Error(`${method}: ${error.message}`);
      answer = result;
    });
    return answer as { result?: { objectId: string }; objects?: { objectId: string } };
  };
  const prototype = post('Runtime.evaluate', { expression: 'ArrayBuffer.prototype' });
  const { objects } = post('Runtime.queryObjects', { prototypeObjectId: prototype.result?.objectId });
  Object.assign(globalThis, {
    writeBuffers: (all: readonly ArrayBuffer[]) => {
      for (const buffer of all) appendFileSync(path, new Uint8Array(buffer));
    },
  });
  writeFileSync(path, '');
  post('Runtime.callFunctionOn', {
    objectId: objects?.objectId,
    functionDeclaration: 'function () { globalThis.writeBuffers(this) }',
  });
  inspector.disconnect();
}

async function picture(name: string): Promise<void> {
  for (let i = 0; i < 4; ++i) {
    await pause(20);
    collect();
  }
  writeHeapSnapshot(join(folder, `${name}.heapsnapshot`));
  buffersTo(join(folder, `${name}.buffers`));
}

/** What stays alive: sessions hold nothing of a card either. */
const alive: unknown[] = [];

async function callAll(subjects: readonly Subject[]): Promise<object> {
  const canary = newCanary();
  const given = givenOf(canary);
  for (const { make, calls, end } of subjects) {
    const it = await make(given);
    for (const rows of Object.values(calls) as Subject['calls'][never][])
      for (const call of rows as never[]) readAll((await outcomeOf(call, it, given)).value);
    await end?.(it);
    alive.push(it);
  }
  const told = disguised(canary);
  // The caller's own: what it was given it lets go of.
  for (const name of Object.keys(given)) Object.assign(given, { [name]: '' });
  written.length = 0;
  return told;
}

/** What the docs say holds a code: a result, for as long as the page has it. */
async function hold(subjects: readonly Subject[]): Promise<object> {
  const canary = newCanary();
  const checker = subjects.find(({ name }) => name === 'Cardmend' || name === './miniprogram/whole');
  const it = (await checker?.make(givenOf(canary))) as { check(raw: string, options: object): unknown };
  held.push(it.check(canary.code, { product: 'jd.ecard' }));
  return disguised(canary);
}

const held: unknown[] = [];

/** A mini-program's parts are wiped by their own calls; of the component there is nothing to call once it is gone. */
async function inMiniProgram(): Promise<Surface> {
  const subjects = await miniProgramSubjects();
  return { subjects, wipe: () => {} };
}

const surfaces: Readonly<Record<string, () => Promise<Surface>>> = {
  wasm: loadSurface,
  javascript: () => withoutWebAssembly(loadSurface),
  miniprogram: inMiniProgram,
};
const { subjects, wipe } = await (surfaces[runtime] as () => Promise<Surface>)();
const canaries = { held: await hold(subjects), called: await callAll(subjects) };
writeFileSync(join(folder, 'canaries.json'), JSON.stringify(canaries));
await picture('before');
wipe();
held.length = 0;
await picture('after');
process.exit(alive.length > 0 ? 0 : 1);
