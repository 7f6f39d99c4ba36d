// Which columns of a clean file are bound: by their headings, by a name or a place that was asked for, by being alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBindColumns } from '../../bindings/cli/bind/columns.ts';

const none = { number: null, product: null, value: null, verdict: null };

test('columns are found by heading, by name, by place, and alone', () => {
  assert.deepEqual(findBindColumns(['code'], {}), { ...none, secret: 0, heading: true });
  assert.deepEqual(findBindColumns(['3F2A90BC77DEA41B'], {}), { ...none, secret: 0, heading: false });
  const three = ['first', 'second', 'cardmend product'];
  assert.deepEqual(findBindColumns(three, { secret: 'second' }), {
    ...{ ...none, product: 2, secret: 1, heading: true },
  });
  assert.deepEqual(findBindColumns(['a', 'b', 'c'], { secret: '2', value: '3' }), {
    ...{ ...none, secret: 1, value: 2, heading: false },
  });
  // A number that stood beside the secret has a column of the batch's own.
  const own = ['cardmend_number', 'cardmend_product', 'cardmend_verdict'];
  for (const heading of ['1', '\u5361\u53f7----\u5361\u5bc6'])
    assert.deepEqual(findBindColumns([heading, ...own], {}), {
      ...{ secret: 0, number: 1, product: 2, value: null, verdict: 3, heading: true },
    });
  assert.deepEqual(findBindColumns(['line', 'product'], {}), {
    ...{ ...none, product: 1, secret: 0, heading: true },
  });
});

test('a word that fits no column gives the name of its option', () => {
  for (const word of ['4', '0', 'third', '99999'])
    assert.equal(findBindColumns(['a', 'b', 'c'], { secret: word }), 'secret', word);
  assert.equal(findBindColumns(['a', 'b'], { secret: '1', number: '7' }), 'number');
  assert.equal(findBindColumns(['a', 'b'], {}), 'secret');
});
