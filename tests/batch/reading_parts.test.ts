// What is read into a list beside CSV, part by part: workbooks and their ZIP, JSON Lines, messages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileFaultError } from '../../bindings/batch/read/fault.ts';
import { jsonAsCsv, jsonLinesAsCsv } from '../../bindings/batch/read/json_lines.ts';
import { messagesAsCsv } from '../../bindings/batch/read/messages_text.ts';
import { readWorkbook } from '../../bindings/batch/read/workbook.ts';
import { ZipFile } from '../../bindings/batch/read/zip.ts';
import { entriesOf, storedZipOf, zipOf } from './workbook_file.ts';

const opened = (bytes: Uint8Array) =>
  ZipFile.open(async (at, length) => bytes.subarray(at, at + length), bytes.length);
const faultIs = (fault: string) => (error: unknown) =>
  error instanceof FileFaultError && error.fault === fault;

async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString();
}

test('entries are unpacked as in a browser, or stored; what is neither, cut or not there is told', async () => {
  for (const zip of [zipOf({ a: 'text' }), storedZipOf({ a: 'text' })])
    assert.equal(await textOf((await opened(zip)).read('a')), 'text');
  const zip = zipOf({ a: 'text' });
  await assert.rejects(textOf((await opened(zip)).read('b')), FileFaultError);
  const patched = (at: number, byte: number) => {
    const copy = Buffer.from(zip);
    copy[at] = byte;
    return copy;
  };
  const directory = zip.indexOf('PK\u0001\u0002');
  await assert.rejects(textOf((await opened(patched(directory + 10, 99))).read('a')), FileFaultError);
  await assert.rejects(textOf((await opened(patched(2, 9))).read('a')), FileFaultError);
  await assert.rejects(textOf((await opened(patched(31, 0xff))).read('a')), FileFaultError);
});

test('a workbook tells its dates by every built-in form, and its sheets wherever they lie', async () => {
  const ids = [0, 14, 27, 36, 45, 47, 50, 58, 59, 165, 166, 167];
  const own =
    '<numFmts><numFmt numFmtId="165" formatCode="yyyy-mm-dd"/><numFmt numFmtId="166" formatCode="000000"/><numFmt numFmtId="167" formatCode="General;Red d"/></numFmts>';
  const forms = ids.map(id => `<xf numFmtId="${id}"/>`).join('');
  const entries = entriesOf({
    rows: '',
    styles: `${own}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${forms}</cellXfs>`,
    texts: ['<t>one</t><rPh><t>yi</t></rPh>'],
  });
  const absolute = (entries['xl/_rels/workbook.xml.rels'] ?? '').replace('worksheets/', '/xl/worksheets/');
  const book = await readWorkbook(
    await opened(zipOf({ ...entries, 'xl/_rels/workbook.xml.rels': absolute })),
  );
  const date = 'date' as const;
  assert.deepEqual(book.forms, ['plain', ...new Array(7).fill(date), 'plain', date, 6, 'plain']);
  assert.deepEqual(book.texts, ['one']);
  assert.deepEqual(book.sheets, [{ name: 'Cards', path: 'xl/worksheets/sheet1.xml' }]);
  assert.equal(book.is1904, false);
  const since = async (attributes: string) => {
    const xml = `<workbook><workbookPr${attributes}/><sheets><sheet/></sheets></workbook>`;
    const { sheets, is1904 } = await readWorkbook(
      await opened(zipOf({ 'xl/workbook.xml': xml, 'xl/worksheets/sheet1.xml': '<a/>' })),
    );
    assert.deepEqual(sheets, [{ name: '', path: 'xl/worksheets/sheet1.xml' }]);
    return is1904;
  };
  assert.deepEqual(
    [
      await since(''),
      await since(' date1904="1"'),
      await since(' date1904="true"'),
      await since(' date1904="0"'),
    ],
    [false, true, true, false],
  );
  const none = { 'xl/workbook.xml': '<workbook><sheets/></workbook>' };
  await assert.rejects(async () => readWorkbook(await opened(zipOf(none))), faultIs('not-a-workbook'));
});

async function* linesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(`${lines.join('\n')}\n`);
}

test('JSON Lines: headings of the first 200, rows in pieces, what is no object with its line', async () => {
  const rows = Array.from({ length: 300 }, (_, i) =>
    JSON.stringify({ code: `c${i}`, note: 'n'.repeat(1000) }),
  );
  const csv = await textOf(jsonLinesAsCsv(linesOf([...rows, '', '{"other":1,"code":null}'])));
  const lines = csv.trim().split(/\r?\n/);
  assert.equal(lines.length, 303);
  assert.match(lines[300] ?? '', /^c299,n/);
  for (const wrong of ['7', 'null', '[]', '{'])
    await assert.rejects(textOf(jsonLinesAsCsv(linesOf(['{}', wrong]))), (error: FileFaultError) => {
      assert.equal(error.fault, 'not-json');
      return true;
    });
  assert.equal((await textOf(jsonLinesAsCsv(linesOf([])))).trim(), '');
});

async function* cutAt(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

test('a JSON array gives what its objects give in lines, however it is cut', async () => {
  const rows = ['{"code":"a\\\\","n":{"x":["}"]}}', '{"code":"\u9f99","n":"]"}', '{}'];
  const lines = await textOf(jsonLinesAsCsv(linesOf(rows)));
  for (const text of [`[${rows.join()}]`, `\n [ ${rows.join(' ,\n')} ]\n`, rows.join('\n'), rows.join(' ')])
    for (const size of [1, 3, 1000]) assert.equal(await textOf(jsonAsCsv(cutAt(text, size))), lines, text);
  assert.equal((await textOf(jsonAsCsv(cutAt('[]', 2)))).trim(), '');
});

test('what is no array of objects is told with the object that is none', async () => {
  const cases: readonly (readonly [string, number])[] = [
    ['[1]', 1],
    ['["a"]', 1],
    ['[{},7]', 2],
    ['[{} {}]', 2],
    ['[{},,{}]', 2],
    ['[{},]', 2],
    ['[{}', 1],
    ['[{', 1],
    ['[', 1],
    ['[{}] {}', 2],
    ['"x"', 1],
    ['[{"a":}]', 1],
    ['{}{}]', 3],
  ];
  for (const [text, row] of cases)
    await assert.rejects(
      textOf(jsonAsCsv(cutAt(text, 2))),
      (error: FileFaultError) => error.fault === 'not-json' && error.row === row,
      text,
    );
  await assert.rejects(textOf(jsonAsCsv(cutAt('{"data":[{"code":"a"}]}', 9))), faultIs('one-object'));
  const long = `[{"a":"${'x'.repeat(1 << 20)}`;
  await assert.rejects(textOf(jsonAsCsv(cutAt(long, 1 << 16))), faultIs('long-record'));
});

test('messages are cut at an empty line where there is one, and lines keep their numbers', async () => {
  const card = {
    ...{
      number: '',
      numberSpan: null,
      secret: '',
      secretSpan: [0, 3],
      product: null,
      value: null,
      expiry: null,
    },
    span: [0, 3],
  };
  const read: number[] = [];
  const cardmend = {
    extract: (text: string) => {
      read.push(text.length);
      return [
        card,
        { ...card, value: { amount: 100 }, expiry: '2030-01-01', product: 'jd.ecard', number: 'N' },
      ];
    },
  };
  const long = 'x'.repeat(60_000);
  const csv = await textOf(
    messagesAsCsv(
      linesOf([...new Array(5).fill(long), '', ...new Array(11).fill(long), 'end']),
      cardmend as never,
    ),
  );
  assert.equal(read.length, 3);
  const cells = csv.split('\r\n').map(line => line.split(','));
  assert.deepEqual(cells[1]?.slice(0, 4), ['1', '', '', 'xxx']);
  assert.deepEqual(cells[2]?.slice(0, 3), ['1', 'jd.ecard', 'N']);
  assert.equal(cells[3]?.[0], '6');
});
