/** Workbooks for tests: a ZIP of the parts that a sheet needs. */
import { crc32, deflateRawSync } from 'node:zlib';

type Entries = Readonly<Record<string, string | Uint8Array>>;

/** A ZIP of deflated entries; `flags` of all of them. */
export const zipOf = (entries: Entries, flags = 0): Buffer => zipBy(8, deflateRawSync, entries, flags);

/** A ZIP of entries as they are. */
export const storedZipOf = (entries: Entries): Buffer => zipBy(0, data => data, entries, 0);

function zipBy(method: number, pack: (data: Buffer) => Buffer, entries: Entries, flags: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const data = Buffer.from(content as string);
    const packed = pack(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, rest, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, table, Buffer.from('PK\u0005\u0006'), end]);
}

/** Node 20 has it from 20.15 on. */
const crc = (data: Buffer): number => crc32(data);

export interface SheetParts {
  /** What stands in `sheetData`. */
  readonly rows: string;
  /** What stands behind it. */
  readonly behind?: string;
  /** What stands in each `si`. */
  readonly texts?: readonly string[];
  readonly styles?: string;
  readonly sheets?: string;
}

// What reads them asks for no namespace.
const main = 'xmlns="urn:main"';
const relations = 'urn:relations';

export function entriesOf({ rows, behind = '', texts, styles, sheets }: SheetParts): Record<string, string> {
  const list = sheets ?? '<sheet name="Cards" sheetId="1" r:id="rId1"/>';
  return {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${main} xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet ${main}><sheetData>${rows}</sheetData>${behind}</worksheet>`,
    ...(texts && {
      'xl/sharedStrings.xml': `<sst ${main}>${texts.map(text => `<si>${text}</si>`).join('')}</sst>`,
    }),
    ...(styles && { 'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>` }),
  };
}
