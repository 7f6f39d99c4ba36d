// Lists as people have them, through `npx cardmend batch`: what is clean, what is told, and where.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { lines, newFolder, runIn, runList } from './run_batch.ts';

interface ListCase {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly args?: readonly string[];
  readonly clean: readonly string[];
  /** Row, column, finding. */
  readonly exceptions: readonly (readonly [number, string, string])[];
}

const cases = JSON.parse(readFileSync(join(root, 'tests/vectors/batch/lists.json'), 'utf8')) as ListCase[];

for (const { name, file, text, args = [], clean, exceptions } of cases) {
  test(name, () => {
    const ran = runList(file, text, ...args);
    assert.equal(ran.errors, '');
    assert.equal(ran.status, exceptions.length > 0 ? 3 : 0);
    assert.deepEqual(lines(ran.text('a.clean.csv')), clean);
    const told = lines(ran.text('a.exceptions.csv')).slice(1);
    const found = told.map(line => line.split(',').slice(0, 4));
    assert.deepEqual(
      found,
      exceptions.map(([row, column, kind]) => [file, String(row), column, kind]),
    );
  });
}

const good = '\u5361\u5bc6,\u5907\u6ce8\n3F2A90BC77DEA41B,\u9f99\n0D4E81C652FA7B39,\u51e4\n';

test('every encoding that spreadsheets write gives the same files', () => {
  const wide = Buffer.from(`\ufeff${good}`, 'utf16le');
  // The same text in GBK.
  const gbk = Buffer.concat([
    Buffer.from([0xbf, 0xa8, 0xc3, 0xdc, 0x2c, 0xb1, 0xb8, 0xd7, 0xa2, 0x0a]),
    Buffer.from('3F2A90BC77DEA41B,'),
    Buffer.from([0xc1, 0xfa, 0x0a]),
    Buffer.from('0D4E81C652FA7B39,'),
    Buffer.from([0xb7, 0xef, 0x0a]),
  ]);
  const plain = runList('a.csv', good).text('a.clean.csv');
  assert.equal(lines(plain).length, 3);
  for (const bytes of [Buffer.from(`\ufeff${good}`), wide, Buffer.from(wide).swap16(), gbk])
    assert.equal(runList('a.csv', bytes).text('a.clean.csv'), plain);
});

test('a card that two files have is told in the second one, with the place of the first', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.csv'), good);
  writeFileSync(join(folder, 'b.csv'), '\u5bc6\u7801\n1D4E81C652FA7B39\n0d4e-81c6-52fa-7b39\n');
  const ran = runIn(folder, ['a.csv', 'b.csv', '--locale', 'en']);
  assert.equal(ran.status, 3);
  assert.match(
    ran.text('a.exceptions.csv'),
    /b\.csv,3,\u5bc6\u7801,duplicate,The same card as in a\.csv row 3,/,
  );
  assert.equal(lines(ran.text('a.clean.csv')).length, 3);
  assert.deepEqual(lines(ran.text('b.clean.csv')).slice(1), ['1D4E81C652FA7B39,jd.ecard,valid']);
});

test('codes stand in the two data files alone', () => {
  const wrong = '4F2A90BC77DEA4';
  const ran = runList(
    'a.csv',
    `\u5361\u53f7,\u5361\u5bc6\nJDV1000200030004,3F2A90BC77DEA41B\n5D4E81C652FA7B39,${wrong}\n6D4E81C652FA7B39,JDV1000200030009\n`,
  );
  const others = ['a.report.html', 'a.seller.en.txt', 'a.seller.zh-CN.txt'].map(ran.text);
  for (const text of [ran.out, ran.errors, ...others]) {
    assert.doesNotMatch(text, /[0-9A-F]{8}/);
    assert.doesNotMatch(text, /JDV1/);
  }
  assert.match(ran.text('a.exceptions.csv'), new RegExp(wrong));
});

test('a right code that looks like the number of a bank card is to be compared, and a payment card to be deleted', () => {
  const rows = '1,4093609377352800\n2,3F2A90BC77DEA41B\n3,0D4E81C652FA7B39\n4,VISA 4093609377352800\n';
  const told = runList('a.csv', `\u5e8f\u53f7,\u5361\u5bc6\n${rows}`).text('a.exceptions.csv');
  assert.match(told, /a\.csv,2,\u5361\u5bc6,bank-card,[^,]*,Compare with the source/);
  assert.match(told, /a\.csv,5,\u5361\u5bc6,payment-card,[^,]*,Delete this row/);
});

test('the text for the seller has the rows in both languages, and asks for list and activation', () => {
  const ran = runList(
    'a.csv',
    '\u5361\u53f7,\u5361\u5bc6\nJDV1000200030004,3F2A90BC77DEA41B\nJDV1000200030005,3F2A90\n',
  );
  assert.match(
    ran.text('a.seller.en.txt'),
    /binding list[\s\S]*batch activation[\s\S]*a\.csv row 3 .*Too short: 6 of 16/,
  );
  assert.match(
    ran.text('a.seller.zh-CN.txt'),
    /\u7ed1\u5b9a\u6e05\u5355[\s\S]*\u6279\u91cf\u6fc0\u6d3b[\s\S]*a\.csv \u7b2c 3 \u884c.*\u4f4d\u6570\u4e0d\u8db3\uff1a6 \u4f4d\uff0c\u5e94\u4e3a 16 \u4f4d/,
  );
});

test('a list without exceptions asks the seller for nothing again, and Chinese has its own colons and commas', () => {
  const right = runList('a.csv', good, '--locale', 'zh-CN');
  for (const locale of ['en', 'zh-CN'])
    assert.doesNotMatch(right.text(`a.seller.${locale}.txt`), /\n\n\n|3\. |\u660e\u7ec6|below|Rows:/);
  assert.match(right.text('a.seller.en.txt'), /all of the 2 rows are right/);
  assert.match(right.text('a.seller.zh-CN.txt'), /\u5171 2 \u884c\uff0c\u5168\u90e8\u6b63\u786e/);
  const wrong = runList('a.csv', `${good}3F2A90,x\n`, '--locale', 'zh-CN').text('a.seller.zh-CN.txt');
  assert.match(wrong, /^- \u4f4d\u6570\u4e0d\u8db3\uff1a1$/m);
  assert.doesNotMatch(right.out, /, | \(/);
});

test('the report is one file that loads nothing', () => {
  const html = runList(
    'a.csv',
    '\u5361\u5bc6,\u9762\u503c\n3F2A90BC77DEA41B,100\n0D4E81C652FA7B39,<b>200\n3F2A90,100\n',
  ).text('a.report.html');
  assert.match(html, /^<!doctype html>/);
  assert.doesNotMatch(html, /<script|<link|src=|https?:|<b>200/);
  assert.match(html, /&lt;b&gt;200/);
  assert.match(html, /Too short/);
});

test('--json says all that a program needs, and nothing else is printed', () => {
  const ran = runList('a.csv', `${good}3F2A90,x\n`, '--json');
  const told = JSON.parse(ran.out) as { rows: number; findings: unknown; files: { product: string }[] };
  assert.equal(told.rows, 3);
  assert.deepEqual(told.findings, [{ name: 'too-short', count: 1 }]);
  assert.equal(told.files[0]?.product, 'jd.ecard');
});
