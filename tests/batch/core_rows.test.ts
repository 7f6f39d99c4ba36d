// The core's way through a block gives what the way cell by cell gives, byte for byte.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FilePlan } from '../../bindings/batch/check/types.ts';
import type { Identity } from '../../bindings/batch/duplicates/identity.ts';
import { Cells } from '../../bindings/batch/read/cells.ts';
import { joined } from '../../bindings/batch/write/csv.ts';
import type { ProductProfile } from '../../bindings/js/products/profile.ts';
import { root } from '../../tools/build/paths.ts';
import { BlockReader, batchModule, exceptionText, loadCheckers, module, tell } from './core.ts';

/** A shop's own card: the examples of a frozen product. */
interface Example {
  readonly raw: string;
  readonly code: string;
}
const own = JSON.parse(readFileSync(join(root, 'tests/products/test.damm10.json'), 'utf8'));
const profiles = [own as ProductProfile & { readonly examples: readonly Example[] }];
const cellByCell = await loadCheckers({ module, locale: 'en', profiles });
const byCore = await loadCheckers({ module, locale: 'en', profiles, batchModule });
assert.ok(byCore.core !== undefined && cellByCell.core === undefined);

const jd: FilePlan = {
  delimiter: 0x2c,
  product: 'jd.ecard',
  width: 4,
  secret: 1,
  number: 0,
  numberWithin: false,
  rounded: [],
  value: 2,
  expiry: -1,
  heading: ['number', 'secret', 'value', 'note'],
  skipped: 0,
};
const encoder = new TextEncoder();

function read(way: typeof byCore, plan: FilePlan, identity: Identity, texts: readonly string[], skip = 0) {
  const reader = new BlockReader(way, plan, identity, [7, -2], exceptionText(tell, plan));
  // Blocks of one reader come one after the other: nothing of one may be left in the next.
  return texts.map(text => reader.read(encoder.encode(text), skip, 1000));
}

const hex = fc.array(fc.constantFrom(...'0123456789ABCDEF'), { minLength: 15, maxLength: 17 });
const code = fc.oneof(
  { weight: 5, arbitrary: hex.map(characters => characters.join('')) },
  { weight: 2, arbitrary: hex.map(characters => characters.join('').replace(/(.{4})(?!$)/g, '$1-')) },
  hex.map(characters => characters.join('').toLowerCase()),
  hex.map(characters => `${characters.join('').slice(0, 15).replace(/[A-E]/g, '7')}.0`),
  hex.map(characters => `\uff21${characters.join('')}`),
  fc.string({ maxLength: 12 }),
  hex.map(characters => characters.join('').repeat(9)),
);
const number = fc.oneof(
  { weight: 5, arbitrary: fc.nat(999_999).map(serial => `JDV${10_000_000_000_000 + serial}`) },
  fc.constantFrom('', 'JDV 1000 0000 0000 01', 'jdv10000000000001'),
  code,
);
const other = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('100', '200', ' 100', '500 ', '', '\u4eac\u4e1cE\u5361') },
  fc.constantFrom('=1+1', '-5', '\uff1d1', 'a;b', '"', 'x"y"', '\t'),
  fc.string({ maxLength: 6 }),
);
const quoting = fc.constantFrom(
  (text: string) => text,
  (text: string) => text,
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `"${text.replaceAll('"', '""')}"`,
  (text: string) => `"${text}" x`,
);
const cells = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(number, code, other, other) },
  fc.array(other, { maxLength: 6 }),
);
const row = fc.tuple(cells, fc.array(quoting, { minLength: 6, maxLength: 6 }));
const ends = fc.constantFrom('\n', '\r\n', '\r');

function written(
  rows: readonly (readonly [readonly string[], readonly ((text: string) => string)[]])[],
  delimiter: string,
  end: string,
): string {
  return rows
    .map(([texts, quotes]) => texts.map((text, i) => quotes[i]?.(text) ?? text).join(delimiter))
    .join(end);
}

test('any block, any delimiter: the same lines, hashes, values and exceptions', () => {
  const tables = fc.array(fc.tuple(fc.array(row, { maxLength: 25 }), ends), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      tables,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom<Identity>('none', 'secret', 'both'),
      fc.constantFrom(-1, 0),
      fc.nat(2),
      (blocks, delimiter, identity, numberColumn, skip) => {
        const plan = { ...jd, delimiter: delimiter.charCodeAt(0), number: numberColumn };
        const texts = blocks.map(([rows, end]) => written(rows, delimiter, end));
        assert.deepEqual(
          read(byCore, plan, identity, texts, skip),
          read(cellByCell, plan, identity, texts, skip),
        );
      },
    ),
    { numRuns: 1500 },
  );
});

test("a shop's own card, and more face values than are told apart", () => {
  const plan = { ...jd, product: profiles[0]?.id ?? '', width: 2, number: -1, secret: 0, value: 1 };
  const codes = profiles[0]?.examples.flatMap(({ raw, code }) => [raw, code, `${code}0`]) ?? [];
  const rows = Array.from(
    { length: 5000 },
    (_, i) => `${codes[i % codes.length]},${i % 3 === 0 ? ' ' : ''}${i >> 1}`,
  );
  const [core, cell] = [byCore, cellByCell].map(way => read(way, plan, 'secret', [rows.join('\n')])[0]);
  assert.deepEqual(core, cell);
  assert.ok((core?.rows.length ?? 0) > 1000);
});

test('a row of more cells than a list has, and an empty block', () => {
  const long = `${'x,'.repeat(3000)}x`;
  for (const text of ['', '\n', long, `${long}\n${long}`, '"', '"a', '"a"b'])
    assert.deepEqual(read(byCore, jd, 'both', [text]), read(cellByCell, jd, 'both', [text]));
});

test('a row that is said to be plain is written as a list of exceptions would write its cells', () => {
  let plain = 0;
  const text = fc.oneof(
    other,
    fc.constantFrom(
      '\u3000x',
      'x\u3000',
      'x\u00a0',
      'xy\u00e9',
      '\u9f99',
      '1\u9f99',
      '\u00a0',
      '-',
      'a b',
      '\u00e9',
      '\u{1f600}',
    ),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), texts => {
      const bytes = encoder.encode(`${texts.join(',')}\n`);
      const record = new Cells(0x2c);
      record.read(bytes, 0);
      if (!record.isPlain(bytes)) return;
      plain += 1;
      const asItStands = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, record.end));
      assert.equal(asItStands, joined(record.texts(bytes)));
    }),
    { numRuns: 3000 },
  );
  assert.ok(plain > 100);
});

test('nothing of a block is left in the memory of the core', () => {
  const secret = '3F2A90BC77DEA41B';
  const text = `JDV10000000000001,${secret},100,x\nJDV10000000000001,${secret.slice(1)}O,100,x\n`;
  read(byCore, jd, 'both', [text.repeat(3000)]);
  const memory = Buffer.from(byCore.core?.exports.memory.buffer ?? new ArrayBuffer());
  assert.equal(memory.indexOf(secret), -1);
  assert.equal(memory.indexOf(Buffer.from(secret, 'utf16le')), -1);
});
