// Which columns a list has: by headings, by content, as asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findColumns } from '../../bindings/batch/columns/find.ts';
import type { Cardmend } from '../../bindings/js/cardmend.ts';
import { root } from '../../tools/build/paths.ts';
import { runList } from './run_batch.ts';

interface ColumnCase {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly wanted?: Readonly<Record<string, string>>;
  readonly product?: string;
  readonly found?: Readonly<Record<string, unknown>>;
  readonly fault?: string;
}

const { loadCardmend } = (await import(join(root, 'dist/portable/index.js'))) as {
  loadCardmend: (options: object) => Promise<Cardmend>;
};
const judge = await loadCardmend({ locale: 'en' });
const cases = JSON.parse(
  readFileSync(join(root, 'tests/vectors/batch/columns.json'), 'utf8'),
) as ColumnCase[];

for (const { name, rows, wanted, product, found: expected, fault } of cases) {
  test(name, () => {
    const found = findColumns(judge, rows, wanted, product);
    if ('fault' in found) {
      assert.equal(found.fault, fault);
      return;
    }
    const { skipped, secret, number, value, expiry } = found;
    const index = (column: { readonly index: number } | null) => column?.index ?? null;
    assert.deepEqual(
      {
        product: found.product,
        skipped,
        secret: secret.index,
        number: index(number),
        value: index(value),
        expiry: index(expiry),
        otherSecrets: found.otherSecrets,
      },
      { otherSecrets: [], ...expected },
    );
  });
}

test('which columns were taken is one line, with the commas of its language', () => {
  const text = '\u5361\u53f7,\u5361\u5bc6,\u9762\u503c\nJDV10000000000001,3F2A90BC77DEA41B,100\n';
  const english = runList('a.csv', text).out;
  assert.match(english, /^a\.csv: .*; .*in column 2 .*, .*in column 1 .*, .*in column 3 .*\n/);
  const chinese = runList('a.csv', text, '--locale', 'zh-CN').out.split('\n')[0] ?? '';
  assert.equal(chinese.split('\uff0c').length, 3, chinese);
  assert.ok(!chinese.includes(', '), chinese);
});

test('a second card in each row is told, in the report too, and the run does not end as one that is done', () => {
  const list =
    '\u5361\u5bc61,\u5361\u5bc62\n3F2A90BC77DEA41B,0D4E81C652FA7B39\n1D4E81C652FA7B39,2D4E81C652FA7B39\n';
  const ran = runList('a.csv', list);
  const told =
    /a\.csv: more than one column holds secrets\. Those in \u5361\u5bc62 were not checked\. .*--secret/;
  assert.equal(ran.status, 3);
  assert.match(ran.errors, told);
  assert.match(ran.text('a.report.html'), told);
  const json = runList('a.csv', list, '--json');
  assert.match((JSON.parse(json.out) as { warnings: string[] }).warnings.join(), told);
  assert.equal(runList('a.csv', list, '--secret', '1').status, 0);
});
