// The budget of bindings as a stage of npm test, behind the stages whose processes count what they reach.

import { budgetOf, problemsOf, withoutFolders } from '../coverage/budget.ts';
import { counting, prepare } from '../coverage/collect.ts';
import { countedStages, countsOfReports } from '../coverage/node_stages.ts';
import { Remembered } from './coverage.ts';
import type { Stage, StageResult } from './result.ts';

/** What decides what the tests in Node reach. */
const decides = /^(bindings|data|src|tests|tools|web)\/|^package(-lock)?\.json$|^CMakeLists\.txt$/;

/** True of a run that has all stages that count, and the one that judges: of fewer the budget would ask too much. */
export function hasAllThatCount(wanted: readonly string[]): boolean {
  return wanted.length === 0 || [...countedStages, 'reached'].every(name => wanted.includes(name));
}

/** What the stages of a run reach of bindings: counted if it has all of them, and their state was not counted before. */
export class Reached {
  readonly #judged: boolean;
  readonly #remembered = new Remembered('bindings', decides);
  #begun = false;

  constructor(wanted: readonly string[]) {
    this.#judged = hasAllThatCount(wanted);
  }

  /** Runs a stage, and has its processes count if it is one of these. */
  async run(stage: Stage): Promise<StageResult> {
    const counts = (countedStages as readonly string[]).includes(stage.name);
    if (!counts || !this.#judged || this.#remembered.figures !== undefined) return stage.run();
    if (!this.#begun) await prepare();
    this.#begun = true;
    return counting(stage.run);
  }

  /** One test: bindings is within its budget. */
  async judge(): Promise<StageResult> {
    const why = `not judged without the stages ${countedStages.join(' ')}`;
    if (!this.#judged) return { passed: 0, failed: 0, details: [why] };
    const { figures } = this.#remembered;
    if (figures !== undefined) return this.#remembered.passed(figures);
    const counts = await countsOfReports();
    const budget = budgetOf('bindings');
    return this.#remembered.judge(problemsOf(counts, budget), withoutFolders(counts, budget));
  }
}
