// The quick way through a block and the careful one say the same of every row, and both what check says of its cells.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FilePlan } from '../../bindings/batch/check/types.ts';
import type { Cardmend } from '../../bindings/js/cardmend.ts';
import { root } from '../../tools/build/paths.ts';
import { BatchRun, BlockReader, exceptionText, loadCheckers, module, tell } from './core.ts';

const checkers = await loadCheckers({ module, locale: 'en' });
const { loadCardmend } = (await import(join(root, 'dist/portable/index.js'))) as {
  loadCardmend: (options: object) => Promise<Cardmend>;
};
const cardmend = await loadCardmend({ locale: 'en' });

const plan: FilePlan = {
  delimiter: 0x2c,
  product: 'jd.ecard',
  width: 3,
  secret: 1,
  number: 0,
  numberWithin: false,
  rounded: [],
  value: 2,
  expiry: -1,
  heading: ['number', 'secret', 'value'],
  skipped: 0,
};

/** Codes as they are and as they are damaged. */
const hex = fc.array(fc.constantFrom(...'0123456789ABCDEF'), { minLength: 16, maxLength: 16 });
const secret = fc
  .tuple(
    hex,
    fc.constantFrom('', '-', ' '),
    fc.constantFrom('', 'O', 'G', 'x', '\uff21', '1.2E+15', '-', '\u00a0'),
    fc.nat(16),
  )
  .map(([characters, separator, damage, at]) => {
    const code = characters.join('').replace(/(.{4})(?!$)/g, `$1${separator}`);
    return damage === '1.2E+15' ? damage : code.slice(0, at) + damage + code.slice(at + damage.length);
  });
const number = fc
  .tuple(fc.constantFrom('JDV', 'jdv', 'JD', ''), fc.integer({ min: 0, max: 999_999 }))
  .map(([prefix, serial]) => `${prefix}${1_000_000_000_000 + serial}`);
const value = fc.constantFrom('100', '', '=1+1', '-5', 'a, "b"', '\u9f99', ' x ', '\uff1d1');
const row = fc.oneof(
  fc.tuple(number, secret, value),
  fc.tuple(secret, number, value),
  fc.tuple(number, secret),
  fc.constant(['', '', '']),
);

const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function read(text: string) {
  const reader = new BlockReader(checkers, plan, 'none', [1, 2], exceptionText(tell, plan));
  const result = reader.read(new TextEncoder().encode(text), 0, 1000);
  return {
    ...result,
    clean: new TextDecoder().decode(result.clean.bytes),
    told: new TextDecoder().decode(result.told.bytes),
  };
}

test('a row in quotes, which only the careful way reads, is judged as the same row without', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), table => {
      const quick = read(table.map(cells => cells.map(quoted).join(',')).join('\n'));
      // A doubled quote at the end of the secret's quotes makes the cell odd; it leaves nothing.
      const careful = read(
        table
          .map(cells =>
            cells.map((cell, i) => (i < 2 && cell !== '' ? `"${cell}"\u200b` : quoted(cell))).join(','),
          )
          .join('\n'),
      );
      assert.deepEqual(careful.clean, quick.clean);
      assert.deepEqual([...careful.rows], [...quick.rows]);
      assert.deepEqual(
        careful.exceptions.map(({ row, kind }) => [row, kind]),
        quick.exceptions.map(({ row, kind }) => [row, kind]),
      );
    }),
    { numRuns: 300 },
  );
});

test('a row is clean if check says so of both of its cells, and then with the codes of check', () => {
  fc.assert(
    fc.property(fc.tuple(number, secret, value), ([left, right, third]) => {
      const { clean, exceptions } = read([left, right, third].map(quoted).join(','));
      const asNumber = cardmend.check(left, { product: 'jd.ecard', field: 'number', finished: true });
      const asSecret = cardmend.check(right.trim(), { product: 'jd.ecard', finished: true });
      const verdicts = [asNumber.verdict, asSecret.verdict];
      const good = verdicts.every(verdict => verdict === 'valid' || verdict === 'repaired');
      assert.equal(exceptions.length, good ? 0 : 1);
      if (!good) return;
      assert.ok(clean.startsWith(`${asNumber.code},${asSecret.code},`), clean);
      const verdict = verdicts.includes('repaired') ? 'repaired' : 'valid';
      assert.ok(clean.endsWith(`,jd.ecard,${verdict}\r\n`));
    }),
    { numRuns: 2000 },
  );
});

test('a run in one thread gives what the command writes, however its bytes are cut', async () => {
  const text = readFileSync(join(root, 'tests/vectors/batch/lists.json'), 'utf8');
  const cases = JSON.parse(text) as { file: string; text: string; args?: string[]; clean: string[] }[];
  for (const one of cases.filter(({ file, args }) => /\.[ct]sv$/.test(file) && args === undefined)) {
    for (const [size, copied] of [
      [1, false],
      [7, false],
      [1000, false],
      [1000, true],
    ] as const) {
      const run = await BatchRun.load({ module, locale: 'en', judge: cardmend });
      run.begin(one.file);
      const bytes = new TextEncoder().encode(one.text);
      const parts = [];
      for (let at = 0; at < bytes.length; at += size) {
        // A slice of Node's buffers is a view: what the run keeps must not be in a piece that is used again.
        const piece = copied ? Buffer.from(bytes.subarray(at, at + size)) : bytes.subarray(at, at + size);
        parts.push(...run.push(piece));
        if (copied) piece.fill(0x41);
      }
      parts.push(...run.end());
      const clean = parts.flatMap(part => part.clean.map(piece => new TextDecoder().decode(piece)));
      assert.deepEqual(clean.join('').split('\r\n').slice(0, -1), one.clean.slice(1), one.text);
      assert.equal(run.counts.clean, one.clean.length - 1);
      run.wipe();
    }
  }
});
