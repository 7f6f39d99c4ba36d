// The last score that was kept: tests/mutation/score.json, and the table of CONTRIBUTING.md that a test holds to it.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { type Count, countsOf, type Judged, shareOf } from './report.ts';

type PartScore = {
  readonly seed: number;
  /** How many faults can be put in, and how many of them are listed as making no other program. */
  readonly faults: number;
  readonly listed: number;
  readonly folders: readonly Count[];
};
export type Score = Readonly<Record<string, PartScore>>;

const file = join(root, 'tests/mutation/score.json');
const page = join(root, 'CONTRIBUTING.md');
const marks = ['<!-- mutation score -->\n', '<!-- end -->'] as const;

export function readScore(): Score {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Score) : {};
}

const names: Readonly<Record<string, string>> = { src: 'C++', bindings: 'TypeScript', data: 'rows of data' };

/** Fewer faults of a folder tell nothing of it. */
const TELLING = 10;

const head = ['faults', 'possible', 'drawn', 'noticed', 'least'];
/** Texts stand at the left of their column, figures at the right. */
const isText = (column: number) => column === 0 || column === head.length - 1;

/** Cells in columns, as Biome formats a table. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const written = [head, ...rows].map(row =>
    line(row.map((cell, at) => (isText(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))),
  );
  const rule = line(
    widths.map((width, at) => (isText(at) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return [written[0], rule, ...written.slice(1), ''].join('\n');
}

/** The table as it stands in CONTRIBUTING.md. */
export function tableOf(score: Score): string {
  const rows = Object.entries(score).map(([part, { faults, folders }]) => {
    const all = folders.at(-1) as Count;
    const told = folders.slice(0, -1).filter(each => each.all >= TELLING);
    const least = (told.length > 0 ? told : folders).reduce((low, each) =>
      shareOf(each) < shareOf(low) ? each : low,
    );
    const where = `${least.folder}: ${least.noticed} of ${least.all}`;
    return [names[part] ?? part, String(faults), String(all.all), `${shareOf(all).toFixed(1)} %`, where];
  });
  return aligned(rows);
}

/** The page with another table between its marks. */
export function pageWith(text: string, table: string): string {
  const from = text.indexOf(marks[0]);
  const to = text.indexOf(marks[1], from);
  if (from < 0 || to < 0) throw new Error(`CONTRIBUTING.md has no ${marks.join(' ')}`);
  return `${text.slice(0, from + marks[0].length)}\n${table}\n${text.slice(to)}`;
}

/** Writes down what a part scored. */
export function keepScore(
  part: string,
  run: {
    readonly seed: number;
    readonly judged: readonly Judged[];
    readonly all: number;
    readonly listed: number;
  },
): void {
  const one = { seed: run.seed, faults: run.all, listed: run.listed, folders: countsOf(run.judged) };
  const score: Score = { ...readScore(), [part]: one };
  writeFileSync(file, `${JSON.stringify(score, null, 2)}\n`);
  writeFileSync(page, pageWith(readFileSync(page, 'utf8'), tableOf(score)));
}
