/** What a workbook's cells refer to: its sheets, its shared texts, and the forms of its numbers. */
import { FileFaultError } from './fault.ts';
import { readXml } from './xml.ts';
import type { ZipFile } from './zip.ts';

/** Units that the shared texts may take: they must be held while a sheet is read. */
export const mostTextUnits = 1 << 26;

export interface Sheet {
  readonly name: string;
  readonly path: string;
}

/** How a number is shown: a date, so many digits, or as it is. */
export type NumberForm = 'date' | 'plain' | number;

export interface Workbook {
  /** Those that are shown, in their order. */
  readonly sheets: readonly Sheet[];
  readonly texts: readonly string[];
  /** By a cell's style. */
  readonly forms: readonly NumberForm[];
  /** Dates are counted from 1904. */
  readonly is1904: boolean;
}

/** ECMA-376 part 1, 18.8.30: built-in forms that are dates or times, those of East Asian locales too. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A form that a workbook brings: `yyyy-mm-dd` is a date, `0000000000` has ten digits. */
function formOf(code: string): NumberForm {
  const bare = code.replace(/"[^"]*"|\\.|\[[^[\]]*\]|_./g, '');
  if (/^0{2,64}$/.test(bare)) return bare.length;
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'plain';
}

async function readForms(zip: ZipFile): Promise<NumberForm[]> {
  const own = new Map<number, NumberForm>();
  const forms: NumberForm[] = [];
  if (!zip.has('xl/styles.xml')) return forms;
  let isInCells = false;
  await readXml(zip.read('xl/styles.xml'), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, formOf(formatCode));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) forms.push(own.get(id) ?? (isBuiltInDate(id) ? 'date' : 'plain'));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return forms;
}

async function readTexts(zip: ZipFile): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return texts;
  let [text, units, isText, phonetic] = ['', 0, false, false];
  await readXml(zip.read('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = '';
      isText = name === 't';
      if (name === 'rPh') phonetic = true;
    },
    text(part) {
      if (isText && !phonetic) text += part;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      units += text.length;
      if (units > mostTextUnits)
        throw new FileFaultError('too-many-texts', 0, 0, `${mostTextUnits >>> 20} Mi`);
      texts.push(text);
    },
  });
  return texts;
}

/** The files that a workbook's parts lie in, by the ids it calls them by. */
async function readTargets(zip: ZipFile): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const name = 'xl/_rels/workbook.xml.rels';
  if (!zip.has(name)) return targets;
  await readXml(zip.read(name), {
    open(_, { Id, Target }) {
      if (Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** @throws FileFaultError */
export async function readWorkbook(zip: ZipFile): Promise<Workbook> {
  const targets = await readTargets(zip);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readXml(zip.read('xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (tag !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
      const path = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      if (zip.has(path)) sheets.push({ name: attributes.name ?? '', path });
    },
  });
  if (sheets.length === 0) throw new FileFaultError('not-a-workbook');
  return { sheets, texts: await readTexts(zip), forms: await readForms(zip), is1904 };
}
