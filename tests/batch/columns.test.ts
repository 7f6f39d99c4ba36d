// Which columns a list has: by headings, by content, as asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findColumns } from '../../bindings/batch/columns/find.ts';
import type { Cardmend } from '../../bindings/js/cardmend.ts';
import { root } from '../../tools/build/paths.ts';

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
      },
      expected,
    );
  });
}
