/**
 * `npm run simulate`: made-up people bind one card each with a plain form and with the module, on a clock that nobody waits for,
 * before the demo gateway's own rules. What is taken for granted is printed beside what comes out.
 * usage: npm run simulate [-- people [seed]]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { tableOf } from '../rows.ts';
import { assumptionLines, assumptions } from './assumptions.ts';
import { runCrowd } from './crowd.ts';
import { boundLines, columnsOf, gains, type Line, relativeGain, wholeLines } from './figures.ts';
import { loadModules } from './modules.ts';

if (!existsSync(join(root, 'dist/node/session.cjs'))) {
  console.error('simulate: there is no dist/ yet: run npm run build first');
  process.exit(1);
}
const [count = 10_000, seed = 15] = process.argv.slice(2).map(Number);
const crowd = await runCrowd(await loadModules(), { count, seed, assumed: assumptions });
const columns = columnsOf(crowd, assumptions.follows);

const { row, head } = tableOf(56, 24);
const names = columns.map(({ name }) => name);
function table(title: string, lines: readonly Line[]): void {
  head(title, ...names);
  for (const { name, cells } of lines) row(name, ...cells);
}

table(`${count} people, seed ${seed}; in brackets and behind +- 95 %`, [
  ...wholeLines(columns),
  gains(columns),
  relativeGain(crowd, columns),
]);
table(
  'bound, by trouble',
  boundLines(crowd, columns, ({ person }) => person.trouble),
);
table(
  'bound, by platform',
  boundLines(crowd, columns, ({ person }) => person.platform),
);
const twice = crowd.audits.reduce((sum, { boundTwice }) => sum + boundTwice, 0);
console.log(`\ncards bound twice, by the platforms' own tables: ${twice}`);
console.log('\nTaken for granted (bench/simulation/assumptions.json):');
for (const line of assumptionLines()) console.log(line);
