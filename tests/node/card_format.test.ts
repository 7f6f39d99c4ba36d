// docs/card-format.md says all that the schema does, and its profile is one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCardmend, type ProductProfile } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import type { CheckDigits } from '../../tools/tables/check_digits.ts';

const document = readFileSync(join(root, 'docs/card-format.md'), 'utf8');

interface Node {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly $defs?: Readonly<Record<string, Node>>;
}

/** Every name of a field and every word of an enumeration, at any depth. */
function words(node: Node): string[] {
  const { properties = {}, items, $defs = {} } = node;
  const below = [...Object.values(properties), ...Object.values($defs), ...(items ? [items] : [])];
  return [...Object.keys(properties), ...(node.enum ?? []), ...below.flatMap(words)];
}

test('the profile of the document can be defined, and its examples are checked', async () => {
  const [, json] = /```json\n([\s\S]*?)```/.exec(document) ?? [];
  assert.ok(json);
  const profile = JSON.parse(json) as ProductProfile;
  const cardmend = await loadCardmend({ locale: 'en' });
  const product = cardmend.defineProduct(profile);
  const { verdict, number } = cardmend.check(profile.examples?.[1]?.raw ?? '', { product });
  assert.deepEqual([verdict, number], ['valid', 'TH7182936450']);
  assert.equal(cardmend.check(profile.counterExamples?.[1]?.raw ?? '', { product }).verdict, 'refused');
});

test('every field and word of the schema is explained', () => {
  const schema = JSON.parse(readFileSync(join(root, 'dist/product.schema.json'), 'utf8')) as Node;
  const all = words(schema);
  assert.ok(all.includes('ignoreCase') && all.includes('pay-password') && all.includes('mod97-10'));
  for (const word of all) assert.ok(document.includes(`\`${word}\``), `${word} is not explained`);
});

test('the table of check digits is that of the data', () => {
  const { rows } = JSON.parse(readFileSync(join(root, 'data/check_digits.json'), 'utf8')) as CheckDigits;
  const [, section = ''] = document.split('## Check digits');
  const lines = section.split('\n').filter(line => line.startsWith('| `'));
  const cells = lines.map(line => line.split('|').slice(1, -1));
  assert.deepEqual(
    cells.map(row => row.map(cell => cell.trim())),
    rows.map(({ id, standard, over, checks }) => [`\`${id}\``, standard, over, checks]),
  );
});
