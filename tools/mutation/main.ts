/**
 * Would the tests notice? Faults are put in on purpose, one at a time: `npm run mutation`.
 * usage: tools/run tools/mutation/main.ts [src] [bindings] [data] [FOLDER...]
 *        [--all | --sample=N] [--seed=N] [--jobs=N] [--open] [--keep]
 *
 * Without names all three parts; a folder (src/check, bindings/js/session) leaves out all others. Prints the share that the
 * tests noticed, by folder; what nobody noticed goes to build/mutation/<part>.json. --open takes the last run's faults and
 * judges again those that were open. A run that was ended goes on where it was. --keep writes the score down
 * (score_table.ts). Fails if the share is below the part's least.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { pooled } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { KeptVerdicts } from './kept.ts';
import { keepLast, lastOf } from './last.ts';
import { listedOf } from './listed.ts';
import { option } from './options.ts';
import { type Part, parts } from './parts.ts';
import { type Judged, tell } from './report.ts';
import { sampleOf } from './score.ts';
import { keepScore } from './score_table.ts';

const has = (name: string) => process.argv.includes(`--${name}`);
const named = process.argv.slice(2).filter(each => !each.startsWith('--'));
const folders = named.filter(each => each.includes('/'));
const seed = option('seed', 1);

function chosenOf(faults: readonly Fault[], sample: number): readonly Fault[] {
  const wanted = faults.filter(
    ({ file }) => folders.length === 0 || folders.some(each => file.startsWith(each)),
  );
  return has('all') ? wanted : sampleOf(wanted, option('sample', sample), seed);
}

/** A line every half a minute: how far, and how long it takes still. */
class Progress {
  readonly #name: string;
  readonly #begun = performance.now();
  #told = performance.now();

  constructor(name: string) {
    this.#name = name;
  }

  tell(done: number, all: number, open: number): void {
    if (performance.now() - this.#told < 30_000) return;
    this.#told = performance.now();
    const minutes = (((performance.now() - this.#begun) / done) * (all - done)) / 60_000;
    console.log(
      `${this.#name}: ${done} of ${all} judged, ${open} open, about ${Math.ceil(minutes)} min to go`,
    );
  }
}

async function judgePart(name: string, part: Part): Promise<boolean> {
  const jobs = Math.min(option('jobs', availableParallelism()), part.jobs);
  console.log(`${name}: putting the faults in`);
  const faults = await part.build();
  const listed = listedOf(name, faults);
  const real = faults.filter(fault => !listed.has(fault));
  const last = has('open') ? lastOf(name, real) : undefined;
  const sample = last?.open ?? chosenOf(real, part.sample);
  const kept = new KeptVerdicts(name);
  console.log(`${name}: what each test reaches`);
  const reached = join(root, 'build/mutation', `${name}_reached`);
  const cases = await kept.cases(() => part.cases(reached, jobs));
  console.log(
    `${name}: ${sample.length} of ${faults.length} faults, by ${cases.length} tests; seed ${seed}; ${listed.size} listed`,
  );
  const progress = new Progress(name);
  let done = 0;
  let open = 0;
  const judged = await pooled(
    sample,
    async (fault): Promise<Judged> => {
      const known = kept.of(fault);
      const verdict = known ?? (await part.judge(fault, cases));
      if (known === undefined) kept.add(fault, verdict);
      if (verdict === 'survived' || verdict === 'not reached') open += 1;
      progress.tell(++done, sample.length, open);
      return { fault, verdict };
    },
    jobs,
  );
  const all = [...(last?.rest ?? []), ...judged];
  const share = tell(name, all);
  const drawn = last?.seed ?? seed;
  keepLast(name, drawn, all);
  if (has('keep')) keepScore(name, { seed: drawn, judged: all, all: faults.length, listed: listed.size });
  if (share >= part.least) return true;
  console.error(`${name}: ${share.toFixed(1)} % noticed, below ${part.least} %`);
  return false;
}

for (const [name, part] of Object.entries(parts))
  if (named.length === 0 || named.some(each => each.split('/')[0] === name))
    if (!(await judgePart(name, part))) process.exitCode = 1;
