// What must hold of the shipped products together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureProducts, productBytes } from '../../bench/products.ts';
import { root } from '../../tools/build/paths.ts';
import { loadData } from '../../tools/tables/data.ts';

const { products, sections } = loadData(root);

test('there are 65 products or more, each with examples and counter-examples', () => {
  assert.ok(products.length >= 65, `${products.length}`);
  for (const { id, examples = [], counterExamples = [] } of products)
    assert.ok(examples.length >= 2 && counterExamples.length >= 2, id);
});

test('all products together are 6 KB of brotli at most, in the module, the script and the names of a locale', () => {
  const sizes = measureProducts();
  assert.ok(productBytes(sizes) <= 6 * 1024, JSON.stringify(sizes));
});

test('sections name products alone', () => {
  const ids = products.map(({ id }) => id);
  for (const { id, products: listed } of sections.rows)
    assert.deepEqual(
      listed.filter(product => !ids.includes(product)),
      [],
      id,
    );
});

test('no product is without a name in a text, and none bears a word that other words hold', () => {
  // Idioms and everyday words in which a short name would be found.
  const everyday = [
    '物美价廉',
    '便宜家具',
    '中国美食',
    '其中百分之十',
    '永久游戏',
    '操纵游戏',
    '天下通用',
    '完美的礼物',
    '漫长的征途',
    '盛大开业',
    '网易严选',
    'my card number',
    'in time',
    'best buy',
    'the target',
    'an epic game',
    'a riot',
    'sand and sun',
    'a blizzard',
  ];
  const squeezed = (text: string) => text.toLowerCase().replace(/[ .\-_]/g, '');
  for (const { id, names = [] } of products) {
    assert.ok(names.length > 0, id);
    for (const name of names)
      for (const text of everyday)
        if (name !== '严选') assert.ok(!squeezed(text).includes(squeezed(name)), `${id}: ${name} in ${text}`);
  }
});
