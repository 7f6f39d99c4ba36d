// The verdicts of a run that was ended: the next one of the same sources and tests goes on from there.

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import type { Fault } from './cpp_faults.ts';
import type { Case } from './cpp_run.ts';
import type { Verdict } from './score.ts';

/** What a verdict hangs on: sources, tests, data, and what puts the faults in. */
const counts = /^(src|bindings|data|tests|tools\/(mutation|tables|derive|build))\//;

/** A run's score, which it writes itself, and the faults that count as nothing: no verdict hangs on them. */
const written = /^tests\/mutation\//;

/** @param hangs whether it hangs on a file too */
export function stateOfSources(hangs: (file: string) => boolean = () => true): string {
  const hash = createHash('sha256');
  for (const file of projectFiles())
    if (counts.test(file) && !written.test(file) && hangs(file))
      hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Verdicts by the number of their fault, in a file that grows as they come. */
export class KeptVerdicts {
  readonly #file: string;
  readonly #verdicts = new Map<number, Verdict>();
  /** Of sources and tests, as a hash. */
  readonly #state = stateOfSources();

  /** @param part whose verdicts: `src`, `bindings`, `data` */
  constructor(part: string) {
    this.#file = join(root, `build/mutation/${part}.verdicts`);
    const lines = existsSync(this.#file) ? readFileSync(this.#file, 'utf8').split('\n') : [];
    if (lines[0] === this.#state) {
      for (const line of lines.slice(1).filter(Boolean)) {
        const [number, verdict] = line.split('\t');
        this.#verdicts.set(Number(number), verdict as Verdict);
      }
      return;
    }
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${this.#state}\n`);
  }

  of({ number }: Fault): Verdict | undefined {
    return this.#verdicts.get(number);
  }

  add({ number }: Fault, verdict: Verdict): void {
    this.#verdicts.set(number, verdict);
    appendFileSync(this.#file, `${number}\t${verdict}\n`);
  }

  /** What the tests reach, as it was found for the same state, or else by `find`. */
  async cases(find: () => Promise<readonly Case[]>): Promise<readonly Case[]> {
    const file = `${this.#file}.cases`;
    type Kept = {
      readonly state: string;
      readonly cases: readonly (Omit<Case, 'reached'> & { reached: number[] })[];
    };
    if (existsSync(file)) {
      const { state, cases } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
      if (state === this.#state) return cases.map(one => ({ ...one, reached: new Set(one.reached) }));
    }
    const found = await find();
    const cases = found.map(one => ({ ...one, reached: [...one.reached] }));
    writeFileSync(file, JSON.stringify({ state: this.#state, cases } satisfies Kept));
    return found;
  }
}
