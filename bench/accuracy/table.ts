/**
 * `npm run accuracy`: how good the candidates and dictation are. The limit of a row is an oracle that knows the channel
 * which made the errors; how that differs from the model of the search stands in channel.h.
 * usage: npm run accuracy [-- codes for a row [of which the oracle decodes where there are two slips]]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { buildPreset } from '../../tools/build/presets.ts';
import { tableOf } from '../rows.ts';

interface Among {
  readonly ours: number;
  readonly oursThere: number;
  readonly oracle: number;
}

interface CodesRow {
  readonly product: string;
  readonly slips: number;
  readonly codes: number;
  readonly decoded: number;
  readonly unseen: number;
  readonly repaired: number;
  readonly wrongRepairs: number;
  readonly among1: Among;
  readonly among3: Among;
  readonly among5: Among;
}

interface KnownRow {
  readonly known: string;
  readonly bits: number;
  readonly slips: number;
  readonly codes: number;
  readonly first: number;
}

type Line =
  | CodesRow
  | KnownRow
  | { readonly product: string; readonly codes: number; readonly offered: number }
  | { readonly calibration: number };

const percent = (part: number, all: number, digits = 1) =>
  all === 0 ? '-' : `${((100 * part) / all).toFixed(digits)} %`;

const { row, head } = tableOf(44, 13);

/** Ours, and in brackets the share of what the oracle reaches. */
function share({ oursThere, oracle }: Among, decoded: number): string {
  return `${percent(oursThere, decoded)} (${percent(oursThere, oracle)})`;
}

if (!existsSync(join(root, 'dist/index.js'))) {
  console.error('accuracy: there is no dist/ yet: run npm run build first');
  process.exit(1);
}
buildPreset('native-release', 'cardmend_bench_accuracy');
const program = join(root, 'build/native-release/cardmend_bench_accuracy');
const [codes = '10000', oracle = '1000'] = process.argv.slice(2);
const { stdout, stderr, status } = spawnSync(program, [codes, oracle], { encoding: 'utf8' });
if (status !== 0) throw new Error(stderr);
const lines = stdout
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as Line);

head('right (of the oracle)', 'codes', 'first', 'among 3', 'among 5', 'wrong repairs', 'unseen');
for (const line of lines) {
  if (!('among1' in line)) continue;
  const { product, slips, decoded, repaired, wrongRepairs, unseen } = line;
  row(
    `${product}, ${slips === 1 ? 'one slip' : 'two slips'}`,
    `${decoded} of ${line.codes}`,
    ...[line.among1, line.among3, line.among5].map(among => share(among, decoded)),
    percent(wrongRepairs, repaired),
    percent(unseen, unseen + line.codes),
  );
}
head('known codes, a list of 100,000', 'codes', 'first');
for (const line of lines) {
  if (!('known' in line)) continue;
  const { known, bits, slips, codes, first } = line;
  row(
    `${known}, ${slips === 1 ? 'one slip' : 'two slips'}, ${bits} bits`,
    String(codes),
    percent(first, codes, 2),
  );
}
head('clean codes', 'codes', 'offered');
for (const line of lines) {
  if ('offered' in line) row(line.product, String(line.codes), String(line.offered));
}
for (const line of lines) {
  if ('calibration' in line)
    console.log(`\nexpected calibration error ${line.calibration.toFixed(4)} (goal 0.03)`);
}
await import('./dictation_main.ts');
