/**
 * Would the tests notice? Faults are put into the sources on purpose, one at a time: `npm run mutation`.
 * usage: tools/run tools/mutation/main.ts [src] [bindings] [--all] [--sample=N] [--seed=N] [FOLDER...]
 *
 * Without names both parts; a folder (src/check, bindings/js/session) leaves out all others. Prints the share that the
 * tests noticed; what nobody noticed goes to build/mutation/<part>.json.
 */
import { join } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import { pooled } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { type Case, casesOf, verdictOf } from './cpp_run.ts';
import { buildTree, writeTree } from './cpp_tree.ts';
import { equivalentsOf, type Judged, tell } from './report.ts';
import { sampleOf, type Verdict } from './score.ts';
import { filesOf, scriptVerdict } from './script_run.ts';
import { buildScriptTree } from './script_tree.ts';

type Part = {
  readonly build: () => Promise<readonly Fault[]>;
  readonly cases: (folder: string) => Promise<readonly Case[]>;
  readonly judge: (number: number, cases: readonly Case[]) => Promise<Verdict>;
};

const parts: Readonly<Record<string, Part>> = {
  src: {
    async build() {
      const faults = await writeTree();
      await buildTree();
      return faults;
    },
    cases: casesOf,
    judge: verdictOf,
  },
  bindings: {
    build: buildScriptTree,
    cases: folder =>
      filesOf(
        projectFiles().filter(name => /^tests\/node\/.*\.test\.ts$/.test(name)),
        folder,
      ),
    judge: scriptVerdict,
  },
};

function option(name: string, otherwise: number): number {
  const given = process.argv.find(each => each.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}

const named = process.argv.slice(2).filter(each => !each.startsWith('--'));

async function judgePart(name: string, { build, cases: casesOfPart, judge }: Part): Promise<void> {
  const faults = await build();
  const cases = await casesOfPart(join(root, 'build/mutation', `${name}_reached`));
  const isEquivalent = equivalentsOf(name);
  const folders = named.filter(each => each.includes('/'));
  const wanted = faults
    .filter(({ file }) => folders.length === 0 || folders.some(each => file.startsWith(each)))
    .filter(fault => !isEquivalent(fault));
  const size = process.argv.includes('--all') ? wanted.length : option('sample', 400);
  const sample = sampleOf(wanted, size, option('seed', 1));
  console.log(`${name}: ${sample.length} of ${faults.length} faults, by ${cases.length} tests`);
  let done = 0;
  const judged = await pooled(sample, async (fault): Promise<Judged> => {
    const verdict = await judge(fault.number, cases);
    if (++done % 100 === 0) console.log(`${done} of ${sample.length}`);
    return { fault, verdict };
  });
  tell(name, judged);
}

for (const [name, part] of Object.entries(parts))
  if (named.length === 0 || named.some(each => each.split('/')[0] === name)) await judgePart(name, part);
