// ClickHouse, as npm carries it, with the configuration that docs/use/data.md shows: its answers are those of `check`.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadCardmend } from '../../dist/index.js';
import { blocksOf } from '../node/blocks.ts';
import { requireCached } from '../node/cached_packages.ts';
import { cli } from '../node/stream_cases.ts';
import { type CheckCase, cases, rawOf } from '../node/vectors.ts';

interface Session {
  query(sql: string, format: string): string;
  cleanup(): void;
}
interface Chdb {
  readonly Session: new (path: string, options: { connectionArgs: readonly string[] }) => Session;
}

const folder = mkdtempSync(join(tmpdir(), 'cardmend-clickhouse-'));
const blocks = blocksOf('docs/use/data.md');
const [functions = '', server = ''] = blocks
  .filter(({ language }) => language === 'xml')
  .map(({ code }) => code);
const shownQuery = blocks.find(({ language }) => language === 'sql')?.code ?? '';

let session: Session;
const rowsOf = (sql: string) =>
  session
    .query(sql, 'JSONCompactEachRow')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as unknown[]);

before(() => {
  const scripts = join(folder, 'scripts');
  mkdirSync(scripts);
  writeFileSync(join(scripts, 'cardmend'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(join(scripts, 'cardmend'), 0o755);
  writeFileSync(join(folder, 'functions.xml'), functions);
  const here = server
    .replace('/var/lib/clickhouse/user_scripts/', `${scripts}/`)
    .replace('/etc/clickhouse-server/cardmend_functions.xml', join(folder, 'functions.xml'));
  writeFileSync(join(folder, 'config.xml'), here);
  const { Session } = requireCached('clickhouse', 'chdb') as Chdb;
  session = new Session(join(folder, 'data'), {
    connectionArgs: [`--config-file=${join(folder, 'config.xml')}`],
  });
});
after(() => {
  session.cleanup();
  rmSync(folder, { recursive: true, force: true });
});

/** Whatever a text holds. */
const quoted = (text: string) => `unhex('${Buffer.from(text).toString('hex')}')`;
const isWhole = (text: string) => Buffer.from(text).toString() === text;

test('every vector of a product has the answer of check', async () => {
  const cardmend = await loadCardmend({ locale: 'en' });
  const asked = cases<CheckCase>('check')
    .filter(
      ({ field = 'secret', product = 'jd.ecard' }) =>
        field === 'secret' && cardmend.products.includes(product),
    )
    .map(one => ({ name: one.name, raw: rawOf(one), product: one.product ?? 'jd.ecard' }))
    .filter(({ raw }) => isWhole(raw) && raw.length < 10_000);
  assert.ok(asked.length > 500);
  session.query('CREATE TABLE vectors (i UInt32, raw String, product String) ENGINE = Memory', 'TSV');
  const values = asked.map(({ raw, product }, i) => `(${i}, ${quoted(raw)}, ${quoted(product)})`);
  session.query(`INSERT INTO vectors VALUES ${values.join(',')}`, 'TSV');
  const answers = rowsOf(
    'SELECT cardmend_check(raw, product), cardmend_verdict(raw, product), cardmend_verdict_tsv(raw, product) FROM vectors ORDER BY i',
  );
  assert.equal(answers.length, asked.length);
  asked.forEach(({ name, raw, product }, i) => {
    const { verdict, product: found, findings, code } = cardmend.check(raw, { product });
    const kinds = findings.map(({ kind }) => kind);
    assert.deepEqual(
      answers[i],
      [{ verdict, product: found, findings: kinds, code }, verdict, verdict],
      name,
    );
  });
});

test('five million rows, and the query that the page shows', () => {
  session.query('CREATE TABLE cards (raw String) ENGINE = Memory', 'TSV');
  session.query(
    'INSERT INTO cards SELECT if(number % 20 = 7, substring(hex(sipHash64(number)), 1, 15), hex(sipHash64(number))) FROM numbers(5000000)',
    'TSV',
  );
  const begun = performance.now();
  const counts = new Map(rowsOf(shownQuery).map(([verdict, count]) => [verdict, Number(count)]));
  const seconds = (performance.now() - begun) / 1000;
  console.log(`ClickHouse: 5,000,000 rows in ${seconds.toFixed(1)} s`);
  assert.equal(
    [...counts.values()].reduce((sum, count) => sum + count, 0),
    5_000_000,
  );
  assert.ok((counts.get('partial') ?? 0) >= 250_000);
});
