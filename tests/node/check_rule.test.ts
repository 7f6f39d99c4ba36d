// What a check digit asks of a format, and how many groups of a code have one of their own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckRule, checkGroups, missingFor } from '../../bindings/js/products/check_rule.ts';

const rule: CheckRule = {
  ...{ id: 'made-up', alphabet: '0123456789', leastAlphabet: 2, over: 'digits', checkCharacters: 1 },
  ...{ perGroup: false, passing: 10 },
};
const form = { alphabet: '0123456789', prefix: '', lengths: [8], layouts: [[4, 4]] };

test('what a rule misses is told, and a rule without check characters misses nothing', () => {
  const missing = (of: Partial<CheckRule>, change: object = {}) =>
    missingFor({ ...rule, ...of }, { ...form, ...change });
  assert.deepEqual(missing({}), []);
  assert.deepEqual(missing({ checkCharacters: 0 }, { alphabet: 'A' }), []);
  assert.deepEqual(missing({}, { prefix: 'X' }), ['needs an alphabet of digits']);
  assert.deepEqual(missing({ leastAlphabet: 20 }), ['needs an alphabet of digits']);
  assert.deepEqual(missing({}, { lengths: [1] }), ['needs a code of 2 characters or more']);
  assert.deepEqual(missing({}, { lengths: [] }), []);
  const groups = ['needs groups of 2 characters or more for each length'];
  assert.deepEqual(missing({ perGroup: true }), []);
  assert.deepEqual(missing({ perGroup: true }, { layouts: [] }), groups);
  assert.deepEqual(missing({ perGroup: true }, { layouts: [[7, 1]] }), groups);
  assert.deepEqual(missing({ alphabet: '' }, { prefix: 'X' }), ['takes no prefix']);
});

test('a code is checked as a whole, or by the groups that its length is printed in', () => {
  assert.equal(checkGroups(rule, form.layouts, 8), 1);
  assert.equal(checkGroups({ ...rule, perGroup: true }, form.layouts, 8), 2);
  assert.equal(checkGroups({ ...rule, perGroup: true }, form.layouts, 9), 1);
});
