// What a stream answers is what `check` answers, of every vector, in every format, on one thread or many, and wherever the
// bytes that come in are cut.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { LineBlocks } from '../../bindings/stream/blocks.ts';
import { maxRow } from '../../bindings/stream/protocol.ts';
import { loadCardmend } from '../../build/test-dist/index.js';
import type { Cardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { linesOf, runStream } from './stream_cases.ts';
import { type CheckCase, cases, rawOf } from './vectors.ts';

/** With the frozen products. */
const cli = join(root, 'build/test-dist/cli.js');
const fields = 'verdict,product,finding,findings,message,code,display,number';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'en' });
});

interface Question {
  readonly name: string;
  readonly raw: string;
  readonly product: string;
}

/** The questions of all vectors of one field. */
function questions(wanted: 'secret' | 'number'): readonly Question[] {
  return cases<CheckCase>('check')
    .filter(({ field = 'secret' }) => field === wanted)
    .map(one => ({
      name: one.name,
      raw: rawOf(one),
      product: one.product === 'detect' ? '' : (one.product ?? 'jd.ecard'),
    }));
}

/** As a row that is one object. */
function expected({ raw, product }: Question, field: 'secret' | 'number') {
  const {
    verdict,
    product: found,
    findings,
    code,
    display,
    number,
  } = cardmend.check(raw, {
    field,
    ...(product !== '' && { product }),
  });
  return {
    ...{
      verdict,
      product: found,
      finding: findings[0]?.kind ?? null,
      findings: findings.map(({ kind }) => kind),
    },
    message: findings[0]?.message ?? null,
    ...{ code, display, number },
  };
}

const isWhole = (text: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

for (const field of ['secret', 'number'] as const) {
  test(`every vector of check in JSON Lines: ${field}`, () => {
    const asked = questions(field).filter(({ raw }) => JSON.stringify(raw).length < maxRow - 100);
    assert.ok(asked.length > 50);
    const args = ['--format', 'jsonl', '--fields', fields, '--field', field, '--locale', 'en'];
    const { stdout, status } = runStream(
      args,
      linesOf(asked.map(({ raw, product }) => JSON.stringify({ raw, product }))),
      cli,
    );
    assert.equal(status, 0);
    const answers = stdout.toString().trimEnd().split('\n');
    assert.equal(answers.length, asked.length);
    asked.forEach((one, i) => {
      assert.deepEqual(JSON.parse(answers[i] ?? ''), expected(one, field), one.name);
    });
  });
}

const letters: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\f': 'f',
  '\r': 'r',
  '\0': '0',
  '\\': '\\',
};
const escaped = (text: string) => text.replace(/[\b\t\n\f\r\0\\]/g, found => `\\${letters[found]}`);

/** The vectors that UTF-8 can hold and a row has room for, as TSV. */
function tsv() {
  const asked = questions('secret').filter(
    ({ raw }) => isWhole(raw) && Buffer.byteLength(escaped(raw)) < maxRow - 50,
  );
  return { asked, input: linesOf(asked.map(({ raw, product }) => `${escaped(raw)}\t${product}`)) };
}

const tsvArgs = ['--columns', 'raw,product', '--fields', fields, '--locale', 'en'];

test('every vector of check in TSV, and on three threads the same', () => {
  const { asked, input } = tsv();
  const one = runStream(tsvArgs, input, cli);
  const answers = one.stdout.toString().split('\n');
  assert.equal(answers.pop(), '');
  assert.equal(answers.length, asked.length);
  asked.forEach((question, i) => {
    const { findings, ...others } = expected(question, 'secret');
    const { verdict, product, finding, message, code, display, number } = others;
    const cells = [verdict, product, finding, findings.join(','), message, code, display, number];
    assert.equal(
      answers[i],
      cells.map(cell => Buffer.from(escaped(cell ?? '')).toString()).join('\t'),
      question.raw,
    );
  });
  const many = runStream([...tsvArgs, '--workers', '3'], input.repeat(20), cli);
  assert.equal(many.status, 0);
  assert.ok(many.stdout.equals(Buffer.from(one.stdout.toString().repeat(20))));
});

function lengthOf(length: number): readonly number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...lengthOf(length >>> 7)];
}
const cell = (text: string) =>
  Buffer.concat([Buffer.from(lengthOf(Buffer.byteLength(text))), Buffer.from(text)]);

test('every vector of check in RowBinary', () => {
  const asked = questions('secret').filter(({ raw }) => isWhole(raw) && Buffer.byteLength(raw) <= maxRow);
  const rows = asked.map(({ raw, product }) => Buffer.concat([cell(raw), cell(product)]));
  const args = [
    '--format',
    'rowbinary',
    '--columns',
    'raw,product',
    '--fields',
    'verdict,code,message',
    '--locale',
    'en',
  ];
  const { stdout, status } = runStream(args, Buffer.concat(rows), cli);
  assert.equal(status, 0);
  const wanted = asked.flatMap(one => {
    const { verdict, code, message } = expected(one, 'secret');
    return [verdict, code, message ?? ''].map(cell);
  });
  assert.ok(stdout.equals(Buffer.concat(wanted)));
});

test('wherever what comes in is cut, the lines are the same', () => {
  const text = '\ufeff3F2A-90BC\r\n\n\u5361\u5bc6\tx\nlast';
  const bytes = Buffer.from(text);
  const joined = (pieces: readonly Uint8Array[]) => {
    const blocks = new LineBlocks();
    const whole = [...pieces.map(piece => blocks.push(Uint8Array.from(piece))), blocks.end()];
    return Buffer.concat(whole.filter(block => block !== undefined)).toString();
  };
  const wanted = '3F2A-90BC\r\n\n\u5361\u5bc6\tx\nlast\n';
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 12 }), cuts => {
      const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      assert.equal(joined(at.slice(1).map((end, i) => bytes.subarray(at[i], end))), wanted);
    }),
    { numRuns: 2000, seed: 16 },
  );
  assert.equal(joined([...bytes].map(byte => Uint8Array.of(byte))), wanted);
});

test('of a line that is too long no more is kept than tells so', () => {
  const blocks = new LineBlocks();
  const piece = new Uint8Array(1 << 20).fill(0x41);
  for (let i = 0; i < 64; ++i) assert.equal(blocks.push(piece), undefined);
  assert.equal(blocks.push(Uint8Array.from([0x41, 10, 0x42, 10]))?.length, maxRow + 1 + 3);
  assert.equal(blocks.end(), undefined);
});

test('what is kept of a line is zeroed when it is handed on', () => {
  const blocks = new LineBlocks();
  const first = Uint8Array.from([0x41, 0x42]);
  blocks.push(first);
  const kept = blocks.push(Uint8Array.of(10));
  assert.deepEqual([...(kept ?? [])], [0x41, 0x42, 10]);
  assert.deepEqual([...(blocks.push(Uint8Array.of(10)) ?? [])], [10]);
});
