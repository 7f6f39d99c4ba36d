/**
 * Runs a target on its seeds, changed by chance: fast-check draws the changes, and of those that break a law finds fewer. The same
 * seed gives the same inputs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { root } from '../../../tools/build/paths.ts';
import { bytesOf, lineOf } from '../../../tools/fuzz/corpus.ts';
import { changeBytes } from './mutate/bytes.ts';
import { type Change, pick } from './mutate/change.ts';
import { changeJson, textOfChanged } from './mutate/json.ts';
import { bytesOfText, jsonOf, type MakeTarget, type ScriptTarget, textOf } from './target.ts';

const folder = join(root, 'tests/fuzz/script');

export const scriptTargets: readonly string[] = readdirSync(join(folder, 'targets')).map(name =>
  basename(name, '.ts'),
);

export async function loadTarget(name: string): Promise<ScriptTarget> {
  const { target } = (await import(join(folder, 'targets', `${name}.ts`))) as { target: MakeTarget };
  return target();
}

/** What was found once: an input a line, as in the corpora of the native targets. */
export function knownInputs(name: string): readonly Uint8Array[] {
  try {
    const lines = readFileSync(join(folder, 'inputs', `${name}.txt`), 'latin1').split('\n');
    return lines.filter(line => line !== '').map(bytesOf);
  } catch {
    return [];
  }
}

/** CPU time that one input may take, of all threads. */
const mostCpuMicroseconds = 2_000_000;
/** Memory of buffers that one input may take: none is longer than 64 KB. */
const mostBufferBytes = 64 << 20;
/** How often the memory is looked at: it takes longer than most readers do. */
const everyMemory = 16;

const ownNames = () =>
  [Object, Array, String, Number, Function].map(({ prototype }) => Reflect.ownKeys(prototype).length);
const untouched = ownNames().join();

let turn = 0;

/** Runs one input under the laws of all targets. */
export async function runOne(target: ScriptTarget, input: Uint8Array): Promise<void> {
  turn += 1;
  const looks = turn % everyMemory === 0;
  const before = looks ? process.memoryUsage().arrayBuffers : 0;
  const begun = looks ? process.cpuUsage() : undefined;
  const running = target.run(input);
  if (running !== undefined) await running;
  if (looks) {
    const grown = process.memoryUsage().arrayBuffers - before;
    if (grown > mostBufferBytes) throw new Error(`law broken: ${grown} bytes of buffers for ${input.length}`);
    const { user } = process.cpuUsage(begun);
    if (user > mostCpuMicroseconds) throw new Error(`law broken: ${user} us for ${input.length} bytes`);
  }
  if (ownNames().join() !== untouched) throw new Error('law broken: a prototype has a new name');
}

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.nat(),
  at: fc.nat(),
  other: fc.nat(),
  value: fc.nat(),
});
const plan = fc.record({ seed: fc.nat(), json: fc.boolean(), changes: fc.array(change, { maxLength: 6 }) });

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

function inputOf(
  target: ScriptTarget,
  values: readonly unknown[],
  { seed, json, changes }: Plan,
): Uint8Array {
  const first = pick(target.seeds, seed);
  const value = target.isJson && json ? values[seed % values.length] : undefined;
  if (value === undefined)
    return changes.reduce((bytes, one) => changeBytes(bytes, one, target.seeds), first);
  return bytesOfText(
    textOfChanged(changes.reduce((now: unknown, one) => changeJson(now, one, values), value)),
  );
}

export interface Outcome {
  readonly executions: number;
  /** The law that is broken, the input as a line of `inputs`, and the seed that finds it again. */
  readonly finding: { readonly law: string; readonly line: string; readonly seed: number } | undefined;
}

export interface Limits {
  readonly seed: number;
  readonly runs?: number;
  readonly seconds?: number;
}

export async function fuzz(
  target: ScriptTarget,
  { seed, runs = 2 ** 31 - 1, seconds }: Limits,
): Promise<Outcome> {
  const values = target.seeds.map(bytes => jsonOf(textOf(bytes)));
  let executions = 0;
  const property = fc.asyncProperty(plan, async drawn => {
    executions += 1;
    await runOne(target, inputOf(target, values, drawn));
  });
  const ended = await fc.check(property, {
    ...{ seed, numRuns: runs },
    ...(seconds !== undefined && { interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }),
  });
  const [drawn] = ended.counterexample ?? [];
  if (!ended.failed || drawn === undefined) return { executions, finding: undefined };
  const { errorInstance: error } = ended;
  const law = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { executions, finding: { law, line: lineOf(inputOf(target, values, drawn)), seed } };
}
