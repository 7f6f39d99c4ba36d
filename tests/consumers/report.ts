// What each consumer's pages weigh, as a table: a row for each, written as the tests go.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { type Part, parts } from './cases.ts';

const folder = join(root, 'build/consumers');
export type Row = Readonly<Partial<Record<Part, number>>>;

/** Writes build/consumers/sizes.md anew, with this row in it. */
export function report(name: string, row: Row): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name.replaceAll(/\W+/g, '_')}.json`), JSON.stringify({ name, row }));
  const rows = readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name: string; row: Row });
  const cell = (bytes: number | undefined) => (bytes === undefined ? '' : (bytes / 1024).toFixed(1));
  const lines = rows.map(one => `| ${one.name} | ${parts.map(part => cell(one.row[part])).join(' | ')} |`);
  writeFileSync(
    join(folder, 'sizes.md'),
    `KB of 1,024 bytes, as brotli sends them, one locale.\n\n| consumer | ${parts.join(' | ')} |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`,
  );
}
