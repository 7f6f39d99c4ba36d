/** A workbook: ZIP and XML of anybody, as the rows of its first sheet. */
import assert from 'node:assert/strict';
import { Cells } from '../../../../bindings/batch/read/cells.ts';
import { delimiters } from '../../../../bindings/batch/read/dialect.ts';
import { FileFaultError } from '../../../../bindings/batch/read/fault.ts';
import { emptyNotes, workbookAsCsv } from '../../../../bindings/batch/read/xlsx.ts';
import { entriesOf, storedZipOf, zipOf } from '../../../batch/workbook_file.ts';
import type { MakeTarget } from '../target.ts';

const faults = ['not-a-workbook', 'locked-workbook', 'bomb', 'too-many-texts', 'long-record'];

const parts = {
  texts: ['<t>card</t>', '<r><t>3F2A-</t></r><r><t>90BC</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'],
  styles:
    '<numFmts><numFmt numFmtId="170" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>',
  rows:
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
    '<row r="3"><c r="B3" s="1"><v>47118</v></c><c s="2"><v>12345</v></c><c t="b"><v>1</v></c></row>' +
    '<row><c t="inlineStr"><is><t>a &amp; b</t></is></c><c><f>1+1</f><v>2</v></c><c><v>1.5E+17</v></c></row>',
  behind: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
};

/** Stored, so that a change of a byte is one of the XML; and packed. */
const seeds = [
  storedZipOf(entriesOf(parts)),
  storedZipOf({ 'xl/workbook.xml': entriesOf(parts)['xl/workbook.xml'] ?? '' }),
  zipOf(entriesOf({ rows: parts.rows })),
];

export const target: MakeTarget = () => ({
  seeds: seeds.map(bytes => new Uint8Array(bytes)),
  isJson: false,
  async run(input) {
    const readAt = async (offset: number, length: number) => {
      assert.ok(offset >= 0 && length >= 0, 'a place that no file has');
      return input.subarray(offset, offset + length);
    };
    const notes = emptyNotes();
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of workbookAsCsv(readAt, input.length, notes)) pieces.push(piece);
    } catch (error) {
      assert.ok(
        error instanceof FileFaultError && faults.includes(error.fault),
        String((error as Error).stack),
      );
      return;
    }
    const csv = Buffer.concat(pieces);
    const cells = new Cells(delimiters.comma);
    let rows = 0;
    for (let at = 0; at < csv.length; rows += 1) at = cells.read(csv, at);
    assert.ok(rows <= 1_048_576, `${rows} rows`);
    assert.ok(notes.merged.length <= 3 && notes.merged.length <= notes.mergedCount);
    assert.equal(typeof notes.sheet, 'string');
  },
});
