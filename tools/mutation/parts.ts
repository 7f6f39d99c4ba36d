// The three kinds of faults: in the core, in the scripts, and in the rows of data.

import { projectFiles } from '../lint/files.ts';
import type { Fault } from './cpp_faults.ts';
import { type Case, casesOf, verdictOf } from './cpp_run.ts';
import { buildTree, writeTree } from './cpp_tree.ts';
import { dataCases, dataVerdict } from './data_run.ts';
import { buildDataTree } from './data_tree.ts';
import type { Verdict } from './score.ts';
import { filesOf, scriptVerdict } from './script_run.ts';
import { buildScriptTree } from './script_tree.ts';

export type Part = {
  /** How many faults are drawn unless told otherwise. */
  readonly sample: number;
  /** The least share, in hundredths, that must be noticed. */
  readonly least: number;
  /** How many may be judged side by side. */
  readonly jobs: number;
  readonly build: () => Promise<readonly Fault[]>;
  readonly cases: (folder: string, jobs: number) => Promise<readonly Case[]>;
  readonly judge: (fault: Fault, cases: readonly Case[]) => Promise<Verdict>;
};

export const parts: Readonly<Record<string, Part>> = {
  src: {
    sample: 240,
    least: 90,
    jobs: Number.POSITIVE_INFINITY,
    async build() {
      const faults = await writeTree();
      await buildTree();
      return faults;
    },
    cases: casesOf,
    judge: ({ number }, cases) => verdictOf(number, cases),
  },
  bindings: {
    sample: 160,
    least: 85,
    jobs: Number.POSITIVE_INFINITY,
    build: buildScriptTree,
    cases: (folder, jobs) => {
      const tests = projectFiles().filter(name => /^tests\/(node|lists|hub)\/.*\.test\.ts$/.test(name));
      return filesOf(tests, folder, jobs);
    },
    judge: ({ number }, cases) => scriptVerdict(number, cases),
  },
  data: {
    sample: 80,
    least: 85,
    // Each is built in the same place.
    jobs: 1,
    build: buildDataTree,
    cases: dataCases,
    judge: dataVerdict,
  },
};
