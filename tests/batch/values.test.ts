// What cells of workbooks show, what a file is written in without a mark, and what makes two cards one: value by value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProduct } from '../../bindings/batch/columns/product.ts';
import type { Judge } from '../../bindings/batch/columns/types.ts';
import { identityOf } from '../../bindings/batch/duplicates/identity.ts';
import { Decoder } from '../../bindings/batch/encoding/decode.ts';
import { cellText, columnOf } from '../../bindings/batch/read/sheet_cells.ts';
import type { Workbook } from '../../bindings/batch/read/workbook.ts';

const book: Workbook = { sheets: [], texts: ['a text'], forms: ['plain', 'date', 6], is1904: false };
const book1904 = { ...book, is1904: true };

test('a cell shows what a spreadsheet shows, and a number all of its digits', () => {
  const shown: readonly (readonly [Workbook, string, number, string, string])[] = [
    [book, 's', 0, '0', 'a text'],
    [book, 's', 0, '7', ''],
    [book, 'str', 0, 'made', 'made'],
    [book, 'b', 0, '1', 'TRUE'],
    [book, 'b', 0, '0', 'FALSE'],
    [book, 'd', 0, '2028-12-31T00:00:00.000Z', '2028-12-31'],
    [book, 'n', 0, '', ''],
    [book, 'n', 9, '12', '12'],
    [book, 'n', 1, '45000', '2023-03-15'],
    [book, 'n', 1, '45000.5', '2023-03-15 12:00:00'],
    [book1904, 'n', 1, '0', '1904-01-01'],
    [book, 'n', 1, '1e300', '1e+300'],
    [book, 'n', 1, 'none', 'none'],
    [book, 'n', 2, '12', '000012'],
    [book, 'n', 2, '0012', '000012'],
    [book, 'n', 0, '-3', '-3'],
    [book, 'n', 0, '0.50', '0.5'],
    [book, 'n', 0, 'NaN', 'NaN'],
    [book, 'n', 0, '1234567890123456', '1234567890123456'],
    [book, 'n', 0, '1234567890123450', '1.23456789012345E+15'],
    [book, 'n', 0, '1.2E+17', '1.20000000000000E+17'],
  ];
  for (const [of, type, style, written, text] of shown)
    assert.equal(cellText(of, type, style, written), text, `${type} ${written}`);
  assert.deepEqual(
    ['A1', 'BC12', 'XFD1', '7', ''].map(reference => columnOf(reference)),
    [0, 54, 16_383, -1, -1],
  );
});

function decoded(bytes: Uint8Array, size = bytes.length): { text: string; decoder: Decoder } {
  const decoder = new Decoder();
  const parts = [decoder.push(new Uint8Array())];
  for (let at = 0; at < bytes.length; at += size) parts.push(decoder.push(bytes.slice(at, at + size)));
  parts.push(decoder.end());
  return { text: Buffer.concat(parts).toString(), decoder };
}

test('UTF-16 without a mark is known by its zeros, whichever way round', () => {
  const text = 'code,value\r\n3F2A90BC77DEA41B,100\r\n';
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const size of [1, 7, 1000]) {
    for (const [bytes, encoding] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      const { text: read, decoder } = decoded(bytes, size < 4 ? 64 : size + 57);
      assert.equal(decoder.encoding, encoding);
      assert.equal(read, text);
    }
  }
});

test('a file of fewer bytes than a mark has is read, and a character that is cut at its end is damage', () => {
  assert.equal(decoded(Buffer.from('ab')).text, 'ab');
  const { text, decoder } = decoded(Uint8Array.of(0x61, 0x62, 0x63, 0x64, 0xe5, 0x8d));
  assert.equal(text, 'abcd\ufffd');
  assert.equal(decoder.damaged, 1);
});

test('secrets that are so short that cards share them by chance are told apart by their numbers', () => {
  const form = (length: number) => ({ lengths: [length], prefix: '', alphabet: '0123456789' }) as never;
  assert.equal(identityOf('shop.card', false, form(16)), 'secret');
  assert.equal(identityOf('shop.card', true, form(6)), 'both');
  assert.equal(identityOf('shop.card', false, form(6)), 'none');
  assert.equal(identityOf('no.such', true), 'both');
  assert.equal(identityOf('jd.ecard', false), 'secret');
});

test('where a text tells of no card the cells alone do, and of two that are as many the first by name', () => {
  const products: Readonly<Record<string, string>> = { aaaaaa: 'b.card', bbbbbb: 'a.card' };
  const judge = {
    extract: () => [],
    check: (cell: string) => ({
      verdict: cell in products ? 'valid' : 'refused',
      product: products[cell] ?? null,
    }),
  } as unknown as Judge;
  assert.deepEqual(findProduct(judge, null, [['aaaaaa', 'bbbbbb', 'short', 'cccccc']]), {
    product: 'a.card',
    share: 0.5,
  });
  assert.deepEqual(findProduct(judge, ['heading'], [['bbbbbb'], ['bbbbbb'], ['aaaaaa']]), {
    product: 'a.card',
    share: 2 / 3,
  });
  assert.equal(findProduct(judge, null, [['cccccc']]), undefined);
});
