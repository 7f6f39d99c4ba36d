// DuckDB with the module as a function: what docs/use/data.md shows prints what stands behind it, a million rows are answered
// as `check` answers them, and the vectors too.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../tools/build/paths.ts';
import { blocksOf } from './blocks.ts';
import { resolveCached } from './cached_packages.ts';
import { type CheckCase, cases, rawOf } from './vectors.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-duckdb-'));
after(() => rmSync(folder, { recursive: true }));

const duckdb = pathToFileURL(resolveCached('duckdb', '@duckdb/node-api')).href;
const cardmend = pathToFileURL(join(root, 'dist/index.js')).href;

const blocks = blocksOf('docs/use/data.md');
const at = blocks.findIndex(({ language }) => language === 'javascript');
const shown = blocks[at]?.code ?? '';

/** The page's module with more behind it. */
function run(more: string): string {
  const file = join(folder, 'page.mjs');
  // The imports of DuckDB are those of CommonJS.
  const text = shown
    .replace(
      /import (\{.*\}) from '@duckdb\/node-api';/,
      `import duckdb from '${duckdb}';\nconst $1 = duckdb;`,
    )
    .replace("from 'cardmend'", `from '${cardmend}'`);
  writeFileSync(file, text + more);
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  assert.equal(status, 0, stderr);
  return stdout;
}

test('docs/use/data.md: DuckDB prints what stands behind the block', () => {
  assert.equal(run(''), blocks[at + 1]?.code);
});

/** What follows stands behind the page's own lines, and has its names. */
const million = `
import assert from 'node:assert/strict';
await connection.run(\`CREATE TABLE many AS
  SELECT i, CASE WHEN i % 20 = 7 THEN left(code, 15) WHEN i % 20 = 9 THEN lower(replace(code, '0', 'O')) ELSE code END AS raw
  FROM (SELECT i, printf('%016X', hash(i)) AS code FROM range(1000000) AS rows(i))\`);
const begun = performance.now();
await connection.run("CREATE TABLE answers AS SELECT i, raw, cardmend_check(raw, 'jd.ecard') AS answer FROM many");
const ms = performance.now() - begun;
const counts = await connection.run('SELECT answer.verdict, count(*)::INTEGER FROM answers GROUP BY 1');
const counted = new Map(await counts.getRowsJson());
assert.equal([...counted.values()].reduce((sum, count) => sum + count, 0), 1_000_000);
assert.equal(counted.get('partial'), 50_000);
const some = await connection.run('SELECT raw, answer.verdict, answer.finding, answer.code FROM answers WHERE i % 37 = 0');
for (const [raw, ...answer] of await some.getRowsJson()) {
  const { verdict, findings, code } = cardmend.check(raw, { product: 'jd.ecard' });
  assert.deepEqual(answer, [verdict, findings[0]?.kind ?? null, code]);
}
console.log(\`a million rows in \${Math.round(ms)} ms\`);
`;

/** The texts of all vectors of JD's card that UTF-8 can hold, in base 16. */
const texts = cases<CheckCase>('check')
  .filter(({ field, product = 'jd.ecard' }) => field !== 'number' && product === 'jd.ecard')
  .map(rawOf)
  .filter(raw => raw.length < 10_000 && Buffer.from(raw).toString() === raw)
  .map(raw => Buffer.from(raw).toString('hex'));

const vectors = `
import assert from 'node:assert/strict';
const texts = ${JSON.stringify(texts)};
const rows = texts.map((hex, i) => \`(\${i}, decode(unhex('\${hex}')))\`).join();
const asked = await connection.run(\`SELECT cardmend_check(raw, 'jd.ecard') AS answer FROM (VALUES \${rows}) AS rows(i, raw) ORDER BY i\`);
const answers = await asked.getRowObjectsJson();
assert.equal(answers.length, texts.length);
texts.forEach((hex, i) => {
  const { verdict, product, findings, code } = cardmend.check(Buffer.from(hex, 'hex').toString(), { product: 'jd.ecard' });
  assert.deepEqual({ ...answers[i].answer }, { verdict, product, finding: findings[0]?.kind ?? null, code });
});
console.log('vectors: ' + answers.length);
`;

test('every vector has the answer of check', () => {
  assert.ok(texts.length > 200);
  assert.match(run(vectors), new RegExp(`vectors: ${texts.length}\\n$`));
});

test('a million rows have the answers of check', () => {
  const out = run(million);
  assert.match(out, /a million rows in \d+ ms\n$/);
  console.log(`DuckDB: ${out.trimEnd().split('\n').at(-1)}`);
});
