/**
 * Seeks questions that tell apart what the tests did not notice of a run: `tools/run tools/mutation/seek/main.ts [--seconds=N]
 * [--seed=N] [--jobs=N]` behind `npm run mutation -- src`.
 *
 * What is found goes to build/mutation/found/<kind>.jsonl, a question a line, as tests/native/frozen/<kind>.jsonl has them. Read
 * each, as the answer to it may be wrong; then add it there, and write the answers (frozen.h). A fault that no question of many
 * minutes tells apart may be none at all: tests/mutation/src.json lists those, with the reason.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../../lint/files.ts';
import type { Fault } from '../cpp_faults.ts';
import { buildTree, testPrograms, writeTree } from '../cpp_tree.ts';
import { lastOf } from '../last.ts';
import { listedOf } from '../listed.ts';
import { option } from '../options.ts';

/** A question, and the numbers of the faults that it tells apart. */
type Found = { readonly faults: readonly number[]; readonly kind: string; readonly ask: string };

function foundIn(output: string): readonly Found[] {
  return output.split('\n').flatMap(line => {
    const [, faults, kind, ask] = /^found ([\d ]+)\t(\w+)\t(.*)$/.exec(line) ?? [];
    if (faults === undefined || kind === undefined || ask === undefined) return [];
    return [{ faults: faults.split(' ').map(Number), kind, ask }];
  });
}

/** Runs the program until its time is over, the faults are told apart, or one of them ends it. */
function seekOnce(faults: readonly number[], seconds: number, seed: number): Promise<readonly Found[]> {
  const env = {
    ...process.env,
    SEEK_FAULTS: faults.join(' '),
    SEEK_SECONDS: String(Math.ceil(seconds)),
    SEEK_SEED: String(seed),
  };
  const program = testPrograms[0] ?? '';
  return new Promise((done, failed) => {
    const child = spawn(program, ['--test-case=seek', '--no-skip'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text;
    });
    child.on('error', failed);
    child.on('close', () => done(foundIn(output)));
  });
}

/** One share of the faults, anew for each that ends the program. */
async function seek(open: readonly number[], seconds: number, firstSeed: number): Promise<readonly Found[]> {
  const end = performance.now() + seconds * 1_000;
  const found: Found[] = [];
  let left = open;
  for (let seed = firstSeed; left.length > 0; seed += 1_000) {
    const some = (end - performance.now()) / 1_000;
    if (some < 1) break;
    const more = await seekOnce(left, some, seed);
    if (more.length === 0) break;
    found.push(...more);
    const told = new Set(more.flatMap(({ faults }) => faults));
    left = left.filter(fault => !told.has(fault));
  }
  return found;
}

const faults = await writeTree();
await buildTree();
const listed = listedOf('src', faults);
const { open } = lastOf(
  'src',
  faults.filter(fault => !listed.has(fault)),
);
const jobs = option('jobs', availableParallelism());
const shares = Array.from({ length: jobs }, (_, job) => open.filter((_fault, i) => i % jobs === job));
const found = (
  await Promise.all(
    shares.map((share, job) =>
      seek(
        share.map(({ number }) => number),
        option('seconds', 300),
        option('seed', 1) + 10 * job,
      ),
    ),
  )
).flat();

const folder = join(root, 'build/mutation/found');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const kind of new Set(found.map(each => each.kind))) {
  const asks = found.filter(each => each.kind === kind).map(({ ask }) => `{"ask":${ask},"answer":null}\n`);
  writeFileSync(join(folder, `${kind}.jsonl`), asks.join(''));
}
const byNumber = new Map(open.map(fault => [fault.number, fault]));
const tell = ({ file, line, kind, text }: Fault) => `${file}:${line} ${kind}: ${text}`;
for (const { faults: numbers, kind, ask } of found)
  console.log(`${numbers.map(number => tell(byNumber.get(number) as Fault)).join('\n')}\n    ${kind} ${ask}`);
const told = new Set(found.flatMap(each => each.faults));
console.log(`\n${told.size} of ${open.length} told apart; not these:`);
for (const fault of open) if (!told.has(fault.number)) console.log(tell(fault));
