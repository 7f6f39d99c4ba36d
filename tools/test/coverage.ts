// The budgets of the coverage as a stage of npm test: counted once for each state of the sources and their tests, and
// remembered in the cache.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgetOf, problemsOf } from '../coverage/budget.ts';
import { branchesOf, type FileCounts, linesOf, percent } from '../coverage/counts.ts';
import { nativeCounts } from '../coverage/native.ts';
import { projectFiles, root } from '../lint/files.ts';
import type { StageResult } from './result.ts';

/** What decides what the native tests reach. */
const decides =
  /^(src|data|tests\/(native|vectors|products)|tools\/(tables|derive|coverage)|bindings\/wasm)\/|^tests\/coverage\/src\.json$|^CMakeLists\.txt$/;

function keyOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** What is remembered of a part, for the state of the files that decide it. */
export class Remembered {
  readonly #name: string;
  readonly #stamp: string;

  constructor(part: string, files: RegExp) {
    const key = keyOf(projectFiles().filter(file => files.test(file)));
    this.#name = `${part} ${key}`;
    const name = part === 'src' ? `coverage-${key}` : `coverage-${part}-${key}`;
    this.#stamp = join(process.env.CARDMEND_CACHE ?? join(root, 'build'), 'proven', name);
  }

  /** The figures of an earlier run; undefined if there was none. */
  get figures(): string | undefined {
    return existsSync(this.#stamp) ? readFileSync(this.#stamp, 'utf8').trim() : undefined;
  }

  /** One test that has passed. */
  passed(figures: string): StageResult {
    return { passed: 1, failed: 0, details: [`${this.#name}: ${figures}`] };
  }

  /** Judges, and remembers if it is within the budget. */
  judge(problems: readonly string[], counts: readonly FileCounts[]): StageResult {
    if (problems.length > 0) return { passed: 0, failed: 1, details: [figuresOf(counts), ...problems] };
    const figures = `${figuresOf(counts)}, counted ${new Date().toISOString()}`;
    mkdirSync(join(this.#stamp, '..'), { recursive: true });
    writeFileSync(this.#stamp, `${figures}\n`);
    return this.passed(figures);
  }
}

/** "98.2 % of 10754 lines, ...". */
export function figuresOf(counts: readonly FileCounts[]): string {
  const lines = linesOf(counts);
  const branches = branchesOf(counts);
  return `${percent(lines).toFixed(2)} % of ${lines.all} lines, ${percent(branches).toFixed(2)} % of ${branches.all} branches`;
}

/** One test: src is within its budget. */
export async function coverageStage(): Promise<StageResult> {
  const remembered = new Remembered('src', decides);
  if (remembered.figures !== undefined) return remembered.passed(remembered.figures);
  const counts = await nativeCounts();
  return remembered.judge(problemsOf(counts, budgetOf('src')), counts);
}
