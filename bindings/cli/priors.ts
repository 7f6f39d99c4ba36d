/** Counts of what failures turned out to be -> priors, smoothed by those that there were. */
import type { CauseRow, CauseShareRow, FailureRow, KnowledgeData } from '../js/knowledge/rows.ts';

/** One row of a shop's counts. Which causes a failure had, whether a remedy ended a cause, or both. */
export interface Outcome {
  readonly failure?: string;
  readonly cause: string;
  readonly remedy?: string;
  readonly solved?: boolean;
  readonly count: number;
}

/** A prior that is another one now, in parts of a thousand; 0 for what was not there. */
export interface Change {
  readonly row: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface Learned {
  readonly failures: readonly FailureRow[];
  readonly causes: readonly CauseRow[];
  readonly changes: readonly Change[];
}

/** The core's kMaxCauses. */
const mostCauses = 10;

type Counts = Map<string, number>;

function add(counts: Map<string, Counts>, row: string, name: string, count: number): void {
  const of = counts.get(row) ?? new Map<string, number>();
  of.set(name, (of.get(name) ?? 0) + count);
  counts.set(row, of);
}

/** Whole parts of a thousand, none less than 1: cut, and what is missing given to the largest remainders. */
function thousandths(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map(weight => (weight * 1000) / total);
  const whole = exact.map(value => Math.max(1, Math.floor(value)));
  const order = exact.map((value, i) => ({ i, rest: value - (whole[i] ?? 0) }));
  let missing = 1000 - whole.reduce((sum, value) => sum + value, 0);
  // What was raised to 1 is taken from the largest again.
  for (; missing < 0; ++missing) {
    const largest = whole.indexOf(Math.max(...whole));
    whole[largest] = (whole[largest] ?? 0) - 1;
  }
  order.sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (let k = 0; k < missing; ++k) {
    const i = order[k % order.length]?.i ?? 0;
    whole[i] = (whole[i] ?? 0) + 1;
  }
  return whole;
}

/**
 * Dirichlet smoothing: the prior counts as much as `weight` outcomes. A cause that the row did not have begins with one
 * part of a thousand (Laplace's one, beside a prior of 1000); of more than eight the rarest are left out.
 */
function smoothShares(prior: readonly CauseShareRow[], counts: Counts, weight: number): CauseShareRow[] {
  const added = [...counts.keys()].filter(cause => prior.every(row => row.cause !== cause));
  const rows = [...prior, ...added.map(cause => ({ cause, share: 1 }))]
    .map(({ cause, share }, i) => ({ cause, i, weight: (share / 1000) * weight + (counts.get(cause) ?? 0) }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i)
    .slice(0, mostCauses)
    .sort((a, b) => a.i - b.i);
  const shares = thousandths(rows.map(row => row.weight));
  return rows.map(({ cause }, i) => ({ cause, share: shares[i] ?? 1 }));
}

/** Beta smoothing, the same with two outcomes; never quite sure of either. */
function smoothChance(prior: number, solved: number, failed: number, weight: number): number {
  const chance = ((prior / 1000) * weight + solved) / (weight + solved + failed);
  return Math.min(999, Math.max(1, Math.round(chance * 1000)));
}

interface Sums {
  readonly causes: Map<string, Counts>;
  readonly solved: Map<string, Counts>;
  readonly failed: Map<string, Counts>;
}

function sumUp(outcomes: readonly Outcome[], { failures }: KnowledgeData): Sums {
  const sums: Sums = { causes: new Map(), solved: new Map(), failed: new Map() };
  for (const { failure, cause, remedy, solved, count } of outcomes) {
    // Failures that are answered as another one count for that, so that nobody can tell them apart afterwards.
    const row = failures.rows.find(({ id }) => id === failure);
    if (row !== undefined) add(sums.causes, row.as ?? row.id, cause, count);
    if (remedy !== undefined) add(solved === true ? sums.solved : sums.failed, cause, remedy, count);
  }
  return sums;
}

/**
 * @param outcomes of failures, causes and remedies that `data` has
 * @param weight how many outcomes the priors of `data` are worth; more than 0
 */
export function learn(data: KnowledgeData, outcomes: readonly Outcome[], weight: number): Learned {
  const sums = sumUp(outcomes, data);
  const changes: Change[] = [];
  const note = (row: string, name: string, from: number, to: number) => {
    if (from !== to) changes.push({ row, name, from, to });
  };
  const failures = data.failures.rows.flatMap((row): FailureRow[] => {
    const counts = sums.causes.get(row.id);
    if (counts === undefined || row.causes === undefined) return [];
    const causes = smoothShares(row.causes, counts, weight);
    const names = new Set([...row.causes, ...causes].map(({ cause }) => cause));
    const of = (list: readonly CauseShareRow[], name: string) =>
      list.find(({ cause }) => cause === name)?.share ?? 0;
    for (const name of names) note(row.id, name, of(row.causes, name), of(causes, name));
    return [{ ...row, causes }];
  });
  const causes = data.causes.rows.flatMap((row): CauseRow[] => {
    const [solved, failed] = [sums.solved.get(row.id), sums.failed.get(row.id)];
    if (solved === undefined && failed === undefined) return [];
    const remedies = row.remedies.map(({ remedy, chance }) => {
      const prior = chance ?? data.remedies.rows.find(({ id }) => id === remedy)?.chance ?? 1;
      const [yes, no] = [solved?.get(remedy) ?? 0, failed?.get(remedy) ?? 0];
      if (yes + no === 0) return chance === undefined ? { remedy } : { remedy, chance };
      const to = smoothChance(prior, yes, no, weight);
      note(row.id, remedy, prior, to);
      return { remedy, chance: to };
    });
    return [{ ...row, remedies }];
  });
  return { failures, causes, changes };
}
