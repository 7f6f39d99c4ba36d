/**
 * Would the tests notice? Faults are put in on purpose, one at a time: `npm run mutation`.
 * usage: tools/run tools/mutation/main.ts [src] [bindings] [data] [FOLDER...]
 *        [--all | --sample=N] [--seed=N] [--jobs=N] [--open] [--keep]
 *
 * Without names all three parts; a folder (src/check, bindings/js/session) leaves out all others. Prints the share that the
 * tests noticed, by folder; what nobody noticed goes to build/mutation/<part>.json, and --open judges that again. A run that
 * was ended goes on where it was. --keep writes the score down (score_table.ts). Fails if the share is below the part's least.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { pooled } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { KeptVerdicts } from './kept.ts';
import { listedOf } from './listed.ts';
import { type Part, parts } from './parts.ts';
import { type Judged, tell } from './report.ts';
import { sampleOf } from './score.ts';
import { keepScore } from './score_table.ts';

function option(name: string, otherwise: number): number {
  const given = process.argv.find(each => each.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}

const has = (name: string) => process.argv.includes(`--${name}`);
const named = process.argv.slice(2).filter(each => !each.startsWith('--'));
const folders = named.filter(each => each.includes('/'));
const seed = option('seed', 1);

/** What the last run left open, by what stands there. */
function openOf(name: string, faults: readonly Fault[]): readonly Fault[] {
  const file = join(root, `build/mutation/${name}.json`);
  const open = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Judged[]) : [];
  const lines = new Set(open.map(({ fault }) => `${fault.file}\t${fault.kind}\t${fault.text}`));
  return faults.filter(({ file: of, kind, text }) => lines.has(`${of}\t${kind}\t${text}`));
}

function chosenOf(name: string, faults: readonly Fault[], sample: number): readonly Fault[] {
  if (has('open')) return openOf(name, faults);
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
  const sample = chosenOf(
    name,
    faults.filter(fault => !listed.has(fault)),
    part.sample,
  );
  const kept = new KeptVerdicts(name);
  console.log(`${name}: what each test reaches`);
  const cases = await part.cases(join(root, 'build/mutation', `${name}_reached`), jobs);
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
  const share = tell(name, judged);
  if (has('keep')) keepScore(name, { seed, judged, all: faults.length, listed: listed.size });
  if (share >= part.least || has('open')) return true;
  console.error(`${name}: ${share.toFixed(1)} % noticed, below ${part.least} %`);
  return false;
}

for (const [name, part] of Object.entries(parts))
  if (named.length === 0 || named.some(each => each.split('/')[0] === name))
    if (!(await judgePart(name, part))) process.exitCode = 1;
