// The element where there is no page: a server imports it, and nothing happens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defineCardmendField } from '../../dist/element.js';

test('importing and defining the element without a document does nothing', () => {
  assert.equal(typeof document, 'undefined');
  assert.equal(defineCardmendField(), undefined);
  assert.equal(
    defineCardmendField('shop-field', { load: () => Promise.reject(new Error('never')) }),
    undefined,
  );
});
