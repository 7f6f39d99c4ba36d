// An error in data ends the build and names the file and the field.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { checkData, loadData } from '../../tools/tables/data.ts';
import { DataError } from '../../tools/tables/load.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-data-'));
after(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const path of ['data', 'tests/products']) {
    rmSync(join(folder, path), { recursive: true, force: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
});

type Json = Record<string, unknown>;

function change(file: string, edit: (data: Json) => void): void {
  const path = join(folder, file);
  const data = JSON.parse(readFileSync(path, 'utf8')) as Json;
  edit(data);
  writeFileSync(path, JSON.stringify(data));
}

/** One line an error, as the build prints them. */
function errors(): string {
  try {
    return checkData(loadData(folder)).join('\n');
  } catch (error) {
    assert.ok(error instanceof DataError, String(error));
    return error.message;
  }
}

const product = 'data/products/jd.ecard.json';
const secret = (data: Json) => data.secret as Json;
const rows = (data: Json) => data.rows as Json[];

test('the data as it stands has no error', () => {
  assert.equal(errors(), '');
});

function firstCause(failures: readonly Json[]): Json {
  const row = failures.find(({ causes }) => causes !== undefined);
  assert.ok(row);
  return (row.causes as Json[])[0] as Json;
}

const faults: readonly (readonly [string, string, (data: Json) => void, RegExp])[] = [
  [
    'a field that is missing',
    product,
    data => delete secret(data).groups,
    /jd\.ecard\.json: secret: .*groups/,
  ],
  [
    'a field of the wrong type',
    product,
    data => (secret(data).ignoreCase = 'yes'),
    /secret\.ignoreCase: must be boolean/,
  ],
  [
    'a field that there is none of',
    product,
    data => (data.lenght = 16),
    /jd\.ecard\.json: the file: .*lenght/,
  ],
  [
    'an unknown check digit',
    product,
    data => (secret(data).checkDigit = 'crc'),
    /secret\.checkDigit: .*luhn/,
  ],
  [
    'a product in no section',
    'data/sections.json',
    data => ((rows(data)[0] as Json).products = ['suning.gift-card']),
    /sections\.json: jd\.ecard: must be in one section; it is in 0/,
  ],
  [
    'a product in two sections',
    'data/sections.json',
    data => ((rows(data)[1] as Json).products as string[]).push('jd.ecard'),
    /sections\.json: jd\.ecard: must be in one section; it is in 2/,
  ],
  ['an empty alphabet', product, data => (secret(data).alphabet = ''), /secret\.alphabet: must match/],
  [
    'a group of nothing',
    product,
    data => (secret(data).groups = [4, 0]),
    /secret\.groups\[1\]: must be >= 1/,
  ],
  [
    'a character twice',
    product,
    data => (secret(data).alphabet = 'AAB'),
    /secret\.alphabet: names a character twice/,
  ],
  [
    'groups beyond the limit',
    product,
    data => (secret(data).groups = [32, 32, 32]),
    /secret\.groups: adds up to 96/,
  ],
  [
    'Luhn with letters',
    product,
    data => (secret(data).checkDigit = 'luhn'),
    /secret\.checkDigit: luhn needs/,
  ],
  [
    'one example only',
    product,
    data => (data.examples = (data.examples as Json[]).slice(0, 1)),
    /examples: must be two or more; there are 1/,
  ],
  ['no source', product, data => delete data.source, /jd\.ecard\.json: source: is missing/],
  [
    'an id that is not the file name',
    product,
    data => (data.id = 'jd.other'),
    /jd\.ecard\.json: id: must be the file's name/,
  ],
  [
    'weights that do not add up',
    'data/confusions/readings.json',
    data => Object.assign(rows(data)[3] as Json, { weight: 1 }),
    /readings\.json: rows: the weights from/,
  ],
  [
    'a weight of the wrong kind',
    'data/confusions/readings.json',
    data => Object.assign(rows(data)[3] as Json, { weight: '1' }),
    /readings\.json: rows\[3\]\.weight: must be integer/,
  ],
  [
    'a label twice',
    'data/labels.json',
    data => ((rows(data)[0] as Json).words as string[]).push('pin'),
    /labels\.json: rows: pin stands twice/,
  ],
  [
    'a key that one locale lacks',
    'data/messages/en/check.json',
    data => delete data['finding.too-long'],
    /messages\/en: finding\.too-long: is missing/,
  ],
  [
    'a key that nothing asks for',
    'data/messages/en/check.json',
    data => (data['finding.nothing'] = 'x'),
    /en\/check\.json: finding\.nothing: nothing asks/,
  ],
  [
    'a parameter that one locale lacks',
    'data/messages/zh-CN/check.json',
    data => (data['finding.too-short'] = 'x'),
    /zh-CN\/check\.json: finding\.too-short: takes \{\}/,
  ],
  [
    'a failure of an unknown cause',
    'data/failures.json',
    data => Object.assign(firstCause(rows(data)), { cause: 'nonsense' }),
    /failures\.json: rows\[\d+\].*nonsense/,
  ],
  [
    'a remedy of an unknown cause',
    'data/causes.json',
    data => ((rows(data)[0] as Json).remedies = [{ remedy: 'pray' }]),
    /causes\.json: rows\[0\].*pray/,
  ],
];

for (const [name, file, edit, expected] of faults) {
  test(`${name} is named`, () => {
    change(file, edit);
    assert.match(errors(), expected);
  });
}

test('JSON that cannot be read names the file', () => {
  writeFileSync(join(folder, 'data/labels.json'), '{"rows": [');
  assert.match(errors(), /^data\/labels\.json: /);
});
