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

/** The table as it stands in CONTRIBUTING.md. */
export function tableOf(score: Score): string {
  const rows = Object.entries(score).map(([part, { faults, folders }]) => {
    const all = folders.at(-1) as Count;
    const told = folders.slice(0, -1).filter(each => each.all >= TELLING);
    const least = (told.length > 0 ? told : folders).reduce((low, each) =>
      shareOf(each) < shareOf(low) ? each : low,
    );
    return `| ${names[part]} | ${faults} | ${all.all} | ${shareOf(all).toFixed(1)} % | ${least.folder}: ${least.noticed} of ${least.all} |`;
  });
  return [
    '| faults | possible | drawn | noticed | least |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows,
    '',
  ].join('\n');
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
