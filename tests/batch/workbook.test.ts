// Workbooks: what their cells show, and what is told of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, runList } from './run_batch.ts';
import { entriesOf, type SheetParts, zipOf } from './workbook_file.ts';

const text = (reference: string, value: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, ...cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;
const book = (parts: SheetParts) => zipOf(entriesOf(parts));

test('shared texts, rich ones, inline ones, rows and cells that are left out', () => {
  const ran = runList(
    'a.xlsx',
    book({
      texts: [
        '<t>\u5361\u53f7</t>',
        '<t>\u5361\u5bc6</t>',
        '<t>JDV1000200030004</t>',
        '<r><t>3F2A-90BC-</t></r><r><t>77DE-A41B</t></r><rPh sb="0" eb="1"><t>x</t></rPh>',
      ],
      rows:
        row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="C1" t="s"><v>1</v></c>') +
        row(3, '<c r="A3" t="s"><v>2</v></c>', '<c r="C3" t="s"><v>3</v></c>') +
        row(5, text('A5', 'JDV1000200030005'), text('C5', '3F2A90')),
    }),
  );
  assert.deepEqual(lines(ran.text('a.clean.csv')), [
    '\u5361\u53f7,,\u5361\u5bc6,cardmend_product,cardmend_verdict',
    'JDV1000200030004,,3F2A90BC77DEA41B,jd.ecard,valid',
  ]);
  assert.match(ran.text('a.exceptions.csv'), /a\.xlsx,5,\u5361\u5bc6,too-short/);
});

test('numbers have their digits, dates are dates, formulas have their saved values', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="000000000000000000"/><numFmt numFmtId="171" formatCode="yyyy&quot;-&quot;mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
  const ran = runList(
    'a.xlsx',
    book({
      styles,
      rows:
        row(
          1,
          text('A1', '\u5361\u53f7'),
          text('B1', '\u5bc6\u7801'),
          text('C1', '\u6709\u6548\u671f'),
          text('D1', '\u9762\u503c'),
        ) +
        row(
          2,
          text('A2', '12345678901234567'),
          text('B2', '123456789012345678'),
          '<c r="C2" s="1"><v>47118</v></c>',
          '<c r="D2"><f>50+50</f><v>100</v></c>',
        ) +
        row(
          3,
          text('A3', '12345678901234568'),
          '<c r="B3"><v>1.23456789012345E+17</v></c>',
          '<c r="C3" s="3"><v>47118</v></c>',
        ) +
        row(4, text('A4', '12345678901234569'), '<c r="B4" s="2"><v>23456789012345</v></c>'),
    }),
    '--product',
    'cmcc.topup',
  );
  assert.deepEqual(lines(ran.text('a.clean.csv')), [
    '\u5361\u53f7,\u5bc6\u7801,\u6709\u6548\u671f,\u9762\u503c,cardmend_product,cardmend_verdict',
    '12345678901234567,123456789012345678,2028-12-31,100,cmcc.topup,valid',
    '12345678901234569,000023456789012345,,,cmcc.topup,valid',
  ]);
  assert.match(
    ran.text('a.exceptions.csv'),
    /a\.xlsx,3,\u5bc6\u7801,scientific-notation,.*1\.23456789012345E\+17/,
  );
  assert.match(ran.errors, /a\.xlsx: 1 cells are formulas/);
});

test('a number whose last digits a spreadsheet has made zeros is never called right', () => {
  // What Excel saves of 4111222233334444, and what a program writes that saves all digits.
  const cells = ['4111222233334440', '4.11122223333444E+15', '4111222233334443'];
  const ran = runList(
    'a.xlsx',
    book({
      rows:
        row(1, text('A1', '\u5361\u5bc6')) +
        cells.map((value, i) => row(i + 2, `<c r="A${i + 2}"><v>${value}</v></c>`)).join(''),
    }),
    '--product',
    'junnet.card',
  );
  assert.deepEqual(lines(ran.text('a.clean.csv')).slice(1), ['4111222233334443,junnet.card,valid']);
  assert.match(
    ran.text('a.exceptions.csv'),
    /,2,\u5361\u5bc6,scientific-notation,[\s\S]*,3,\u5361\u5bc6,scientific-notation,/,
  );
});

test('merged cells and further sheets are told, hidden ones not read', () => {
  const ran = runList(
    'a.xlsx',
    book({
      sheets:
        '<sheet name="Old" sheetId="2" state="hidden" r:id="rId9"/><sheet name="Cards" sheetId="1" r:id="rId1"/>',
      rows:
        row(1, text('A1', '\u5361\u53f7'), text('B1', '\u5361\u5bc6')) +
        row(2, text('A2', 'JDV1000200030004'), text('B2', '3F2A90BC77DEA41B')) +
        row(3, text('A3', 'JDV1000200030005')),
      behind: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
    }),
  );
  assert.match(ran.errors, /sheet Cards has merged cells \(B2:B3\)/);
  assert.match(ran.text('a.exceptions.csv'), /a\.xlsx,3,\u5361\u5bc6,missing-secret/);
});

test('a bomb, a locked workbook and what is none end in one sentence, and nothing is written', () => {
  const parts = entriesOf({ rows: '' });
  const first =
    row(1, text('A1', '\u5361\u5bc6'), text('B1', '\u5907\u6ce8')) + row(2, text('A2', '3F2A90BC77DEA41B'));
  const huge =
    first +
    Array.from({ length: 30_000 }, (_, i) =>
      row(i + 3, text('A1', '3F2A90BC77DEA41B'), text('B1', 'A'.repeat(1000))),
    ).join('');
  const bomb = book({ rows: huge });
  const cases: [Uint8Array, RegExp][] = [
    [bomb, /^a\.xlsx unpacks to more than .* \(\d+ MiB\)/],
    [zipOf(parts, 1), /^a\.xlsx is protected by a password/],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /^a\.xlsx is protected by a password/],
    [Buffer.from('no workbook at all'), /^a\.xlsx is no workbook/],
    [book({ rows: '<row r="1"><c r="A1"' }), /^a\.xlsx is no workbook/],
    [book({ rows: '<row r="1"><c r="A1"><v>&secret;</v></c></row>' }), /^a\.xlsx is no workbook/],
    [book({ rows: row(2) + row(1) }), /^a\.xlsx is no workbook/],
    [Buffer.alloc(0), /^a\.xlsx is (no workbook|empty)/],
  ];
  for (const [bytes, told] of cases) {
    const ran = runList('a.xlsx', bytes);
    assert.match(ran.errors, told);
    assert.equal(ran.status, 1);
    assert.deepEqual(ran.names, ['a.xlsx']);
  }
});
