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
    '\u7269\u7F8E\u4EF7\u5EC9',
    '\u4FBF\u5B9C\u5BB6\u5177',
    '\u4E2D\u56FD\u7F8E\u98DF',
    '\u5176\u4E2D\u767E\u5206\u4E4B\u5341',
    '\u6C38\u4E45\u6E38\u620F',
    '\u64CD\u7EB5\u6E38\u620F',
    '\u5929\u4E0B\u901A\u7528',
    '\u5B8C\u7F8E\u7684\u793C\u7269',
    '\u6F2B\u957F\u7684\u5F81\u9014',
    '\u76DB\u5927\u5F00\u4E1A',
    '\u7F51\u6613\u4E25\u9009',
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
        if (name !== '\u4E25\u9009')
          assert.ok(!squeezed(text).includes(squeezed(name)), `${id}: ${name} in ${text}`);
  }
});
