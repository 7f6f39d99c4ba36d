// Dates of HTTP in each of their forms, to the second, and what is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDate } from '../../bindings/js/explain/http_date.ts';

const now = Date.UTC(2026, 5, 1);
const iso = (text: string, at = now) => {
  const found = parseDate(text, at);
  return Number.isNaN(found) ? 'none' : new Date(found).toISOString().slice(0, 19);
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

test('each form, each month', () => {
  for (const [i, month] of months.entries()) {
    const wanted = `1994-${String(i + 1).padStart(2, '0')}-06T08:49:37`;
    for (const text of [
      `Sun, 06 ${month} 1994 08:49:37 GMT`,
      `Sun, 6 ${month} 1994 08:49:37 UTC`,
      ` Sun, 06 ${month} 1994 08:49:37 +0000 `,
      `Sunday, 06-${month}-94 08:49:37 GMT`,
      `Sun ${month}  6 08:49:37 1994`,
      `Sun ${month} 06 08:49:37 1994`,
      `${wanted}Z`,
      `${wanted}.125Z`,
    ])
      assert.equal(iso(text), wanted, text);
  }
});

test('hours from Greenwich', () => {
  assert.equal(iso('Sun, 06 Nov 1994 08:49:37 +0800'), '1994-11-06T00:49:37');
  assert.equal(iso('Sun, 06 Nov 1994 08:49:37 -0130'), '1994-11-06T10:19:37');
  assert.equal(iso('1994-11-06T08:49:37+05:30'), '1994-11-06T03:19:37');
  assert.equal(iso('1994-11-06T08:49:37-0800'), '1994-11-06T16:49:37');
});

test('a year of two digits is at most 50 years ahead', () => {
  const of = (year: string, at = now) => iso(`Sunday, 06-Nov-${year} 08:49:37 GMT`, at).slice(0, 4);
  assert.deepEqual(
    ['00', '26', '76', '77', '99'].map(year => of(year)),
    ['2000', '2026', '2076', '1977', '1999'],
  );
  assert.deepEqual(
    ['00', '49', '50', '99'].map(year => of(year, Date.UTC(1999, 0))),
    ['1900', '1949', '1950', '1999'],
  );
});

test('the last of each range is a time, what is beyond it is none', () => {
  const at = (day: string, month: string, time: string) => iso(`Sun, ${day} ${month} 2024 ${time} GMT`);
  assert.equal(at('31', 'Dec', '23:59:59'), '2024-12-31T23:59:59');
  assert.equal(at('01', 'Jan', '00:00:00'), '2024-01-01T00:00:00');
  assert.equal(at('29', 'Feb', '00:00:00'), '2024-02-29T00:00:00');
  for (const [day, month, time] of [
    ['01', 'Jan', '24:00:00'],
    ['01', 'Jan', '00:60:00'],
    ['01', 'Jan', '00:00:60'],
    ['00', 'Jan', '00:00:00'],
    ['32', 'Jan', '00:00:00'],
    ['30', 'Feb', '00:00:00'],
    ['31', 'Apr', '00:00:00'],
    ['01', 'Foo', '00:00:00'],
    ['01', 'anF', '00:00:00'],
  ] as const)
    assert.equal(at(day, month, time), 'none', `${day} ${month} ${time}`);
  assert.equal(iso('Wed, 29 Feb 2023 00:00:00 GMT'), 'none');
  for (const text of [
    '2024-00-01T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-02-00T00:00:00Z',
    '2024-02-30T00:00:00Z',
  ])
    assert.equal(iso(text), 'none', text);
});

test('what is no date at all', () => {
  for (const text of [
    '',
    'x',
    '120',
    'Sun, 06 Nov 1994',
    '1994-11-06',
    'Sun, 06 Nov 94 08:49:37 GMT',
    'x1994-11-06T08:49:37Z',
    '1994-11-06T08:49:37Zx',
    'Sun, 06 Nov 1994 08:49:37 EST',
  ])
    assert.equal(iso(text), 'none', text);
});
