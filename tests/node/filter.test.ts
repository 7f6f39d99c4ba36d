// `npx cardmend filter`: lists as people have them, and what is said of their lines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Tools } from '../../bindings/cli/tools.ts';
import { root } from '../../tools/build/paths.ts';
import { loadTools, madeCodes } from './known_cases.ts';

let folder: string;
let tools: Tools;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cardmend-filter-'));
  tools = await loadTools();
});
after(() => rmSync(folder, { recursive: true }));

const grouped = (code: string) => code.replace(/(.{4})(?!$)/g, '$1-');
const codes = madeCodes(12, 77n);
const [first = '', second = '', third = ''] = codes;

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

function run(args: readonly string[], input?: string): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { LANG: 'C' },
    ...(input === undefined ? {} : { input }),
  });
  return { status, out: stdout, errors: stderr };
}

/** Builds from a list; the file is gone before, so that one that is there was built now. */
function build(list: string | Uint8Array, ...more: readonly string[]): Ran {
  rmSync(join(folder, 'out.known'), { force: true });
  writeFileSync(join(folder, 'list.csv'), list);
  return run(['filter', 'build', 'list.csv', '--product', 'jd.ecard', '--out', 'out.known', ...more]);
}

function has(...wanted: readonly string[]): boolean {
  const info = tools.read(readFileSync(join(folder, 'out.known')));
  return typeof info !== 'string' && wanted.every(code => tools.contains(code));
}

function shown({ out, errors }: Ran): string {
  return out + errors;
}

test('one code a line', () => {
  const ran = build(codes.join('\n'));
  assert.deepEqual(ran, {
    status: 0,
    out: 'out.known: 12 codes of jd.ecard, 152 bytes, 8 bits\n',
    errors: '',
  });
  assert.ok(has(...codes));
});

test('nobody else may read the file, and nothing else is left', () => {
  assert.equal(build(codes.join('\n')).status, 0);
  assert.equal(statSync(join(folder, 'out.known')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder).sort(), ['list.csv', 'out.known']);
});

test('each file has a key of its own', () => {
  const key = () => readFileSync(join(folder, 'out.known')).subarray(32, 48).toString('hex');
  build(codes.join('\n'));
  const one = key();
  build(codes.join('\n'));
  assert.notEqual(key(), one);
});

const wide = (text: string) => [...text].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
const table = (rows: readonly string[], end = '\r\n') => rows.join(end) + end;
const rows = [`JDV0001,${grouped(first)}`, `JDV0002,${wide(second)}`, `JDV0003,${third.toLowerCase()}`];
const heading = '\u5361\u53f7,\u5361\u5bc6';

const lists: readonly (readonly [string, string | Uint8Array, ...string[]])[] = [
  ['a heading, full-width and lower-case codes', table([heading, ...rows])],
  ['a mark at the beginning and lines of Windows', `\ufeff${table([heading, ...rows])}`],
  ['UTF-16, as spreadsheets save text', Buffer.from(`\ufeff${table([heading, ...rows])}`, 'utf16le')],
  [
    'the code page of Chinese Windows',
    Buffer.concat([
      Buffer.from([0xbf, 0xa8, 0xba, 0xc5, 0x2c, 0xbf, 0xa8, 0xc3, 0xdc]),
      Buffer.from(`\r\n${rows[0]}\r\nx,${second}\r\n${rows[2]}`),
    ]),
  ],
  ['tabs and semicolons', table(['No.\tPIN', ...rows.map(row => row.replace(',', '\t'))], '\n')],
  ['no heading: the only column that fits', table(rows)],
  ['a column by its heading', table(['a,Mine', ...rows]), '--column', 'mine'],
  ['a column by its number', table([heading, ...rows]), '--column', '2'],
  ['quoted cells', table(['id,code', ...rows.map(row => row.replace(/,(.*)/, ',"$1"'))])],
  ['a longer heading', table(['\u5e8f\u53f7,\u793c\u54c1\u5361\u5361\u5bc6(16\u4f4d)', ...rows])],
  ['empty lines between', table([heading, '', ...rows, '', ''])],
];

for (const [name, list, ...more] of lists) {
  test(`a list: ${name}`, () => {
    const ran = build(list, ...more);
    assert.equal(ran.errors, '');
    assert.equal(ran.status, 0);
    assert.match(ran.out, /: 3 codes of jd\.ecard/);
    assert.ok(has(first, second, third));
  });
}

test('lines that hold no code and lines that repeat one are named, the rest is built, no code is shown', () => {
  const typed = `${first.slice(0, 15)}`;
  const ran = build(
    table([
      heading,
      rows[0] ?? '',
      `x,${typed}`,
      rows[1] ?? '',
      `x,${first}`,
      'x,',
      `x,${third.replace(/0/, 'O')}`,
    ]),
  );
  assert.equal(ran.status, 3);
  assert.match(ran.errors, /^line 3: left out \(too-short\)$/m);
  assert.match(ran.errors, /^line 5: the same code as in line 2$/m);
  assert.match(ran.errors, /^line 6: left out \(empty\)$/m);
  assert.match(ran.out, /: 3 codes .*\n1 lines repeat a code\n2 lines were left out\n$/);
  assert.ok(has(first, second, third));
  for (const code of [first, second, third, grouped(first), typed])
    assert.ok(!shown(ran).toUpperCase().includes(code.slice(0, 8)), 'a code is shown');
});

test('a repaired code is told by its line', () => {
  const code = '3F2A90BC77DEA41B';
  const ran = build(`${first}\n${code.replace('0', 'O')}\n`);
  assert.equal(ran.status, 0);
  assert.match(ran.errors, /^line 2: .* repaired/);
  assert.ok(has(first, code));
});

test('repeated codes alone leave nothing out', () => {
  const ran = build(`${first}\n${grouped(first)}\n`);
  assert.equal(ran.status, 0);
  assert.match(ran.out, /: 1 codes/);
});

test('what looks like the damage of a spreadsheet is left out unless it is to be kept', () => {
  const rounded = '1234567890123450';
  const list = `${first}\n${rounded}\n`;
  const without = build(list);
  assert.equal(without.status, 3);
  assert.match(without.errors, /^line 2: left out \(rounded-tail\)$/m);
  const ran = build(list, '--keep-doubtful');
  assert.equal(ran.status, 0);
  assert.ok(has(first, rounded));
});

const nothing: readonly (readonly [string, string, RegExp])[] = [
  ['an empty list', '', /holds no code/],
  ['a heading alone', `${heading}\n`, /holds no code/],
  ['no code that fits', 'PIN\n123\n456\n', /line 3: left out[\s\S]*holds no code/],
  ['a quote that is not closed', `PIN\n"${first}\n${second}\n`, /quote is not closed, as seen at line/],
];

for (const [name, list, message] of nothing) {
  test(`nothing is built of ${name}`, () => {
    const ran = build(list);
    assert.equal(ran.status, 1);
    assert.match(ran.errors, message);
    assert.ok(!existsSync(join(folder, 'out.known')));
    assert.ok(!shown(ran).includes(first));
  });
}

test('a list that whoever has the file could guess is built only when told to', () => {
  writeFileSync(join(folder, 'six.csv'), '123456\n654321\n111222\n');
  const args = ['filter', 'build', 'six.csv', '--product', 'suning.gift-card', '--out', 'six.known'];
  const refused = run(args);
  assert.equal(refused.status, 1);
  assert.match(refused.errors, /guess a right one in about 1303 tries[\s\S]*--force/);
  assert.ok(!existsSync(join(folder, 'six.known')));
  const forced = run([...args, '--force']);
  assert.equal(forced.status, 0);
  assert.match(forced.errors, /guess a right one/);
  rmSync(join(folder, 'six.known'));
  rmSync(join(folder, 'six.csv'));
});

test('where 16 or 32 bits give away too much, 8 are named', () => {
  const digits = Array.from({ length: 100 }, (_, i) => String(312345678901 + i * 48271));
  writeFileSync(join(folder, 'twelve.csv'), digits.join('\n'));
  const args = ['filter', 'build', 'twelve.csv', '--product', 'freshippo.card', '--out', 'twelve.known'];
  const refused = run([...args, '--bits', '16']);
  assert.equal(refused.status, 1);
  assert.match(refused.errors, /With --bits 8/);
  assert.match(run([...args, '--bits', '32']).errors, /With --bits 8/);
  assert.equal(run(args).status, 0);
  rmSync(join(folder, 'twelve.known'));
  rmSync(join(folder, 'twelve.csv'));
});

const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no words', [], /no such command/],
  ['another command', ['filter', 'burn', 'list.csv'], /no such command/],
  ['no list', ['filter', 'build', '--product', 'jd.ecard', '--out', 'x'], /takes one file/],
  ['no product', ['filter', 'build', 'list.csv', '--out', 'x'], /--product/],
  ['no file', ['filter', 'build', 'list.csv', '--product', 'jd.ecard'], /--out/],
  [
    'an unknown product',
    ['filter', 'build', 'list.csv', '--product', 'a.b', '--out', 'x'],
    /no product a\.b/,
  ],
  [
    'twelve bits',
    ['filter', 'build', 'list.csv', '--product', 'jd.ecard', '--out', 'x', '--bits', '12'],
    /8, 16 or 32/,
  ],
  [
    'no such column',
    ['filter', 'build', 'list.csv', '--product', 'jd.ecard', '--out', 'x', '--column', 'y'],
    /no such column/,
  ],
  ['an option that there is not', ['filter', 'info', '--colour'], /colour/],
  ['a language that there is not', ['filter', 'info', 'x', '--locale', 'fr'], /en, zh-CN/],
];

for (const [name, args, message] of usage) {
  test(`usage: ${name}`, () => {
    writeFileSync(join(folder, 'list.csv'), codes.join('\n'));
    const ran = run(args);
    assert.equal(ran.status, 2);
    assert.match(ran.errors, message);
    assert.match(ran.errors, /cardmend filter (build LIST|info FILE)/);
    assert.equal(ran.out, '');
  });
}

test('a list of two columns that both fit asks for the column', () => {
  const ran = build(`${first},${second}\n`);
  assert.equal(ran.status, 2);
  assert.match(ran.errors, /--column/);
});

test("a shop's own card, from the standard input, in Chinese", () => {
  const profile = {
    version: 1,
    id: 'shop.voucher',
    name: { 'zh-CN': 'x', en: 'x' },
    secret: { alphabet: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', groups: [4, 4, 4, 4] },
  };
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(profile));
  const args = ['filter', 'build', '-', '--profile', 'shop.json', '--out', 'out.known', '--locale', 'zh-CN'];
  const ran = run(args, '7KQ2-MXW9-PA4Z-RTBC\n');
  assert.equal(ran.status, 0, ran.errors);
  assert.match(ran.out, /shop\.voucher \u7684 1 \u4e2a\u5361\u5bc6/);
  assert.ok(has('7KQ2MXW9PA4ZRTBC'));
});

test('info tells what a file is, and refuses what is none', () => {
  build(codes.join('\n'), '--bits', '16');
  const { out } = run(['filter', 'info', 'out.known']);
  assert.match(out, /^product jd\.ecard\ncodes {3}12\nbits {4}16\nbytes {3}\d+ \([\d.]+ bits\/code\)\n$/);
  const refused = run(['filter', 'info', 'list.csv']);
  assert.equal(refused.status, 1);
  assert.match(refused.errors, /no file of known codes/);
  assert.match(run(['filter', 'info', 'none']).errors, /ENOENT/);
});

test('a hundred thousand lines', () => {
  const many = madeCodes(100_000, 3n);
  const ran = build(
    table([heading, ...many.map((code, i) => `JDV${i},${grouped(code)}`)]),
    '--keep-doubtful',
  );
  assert.equal(ran.status, 0, ran.errors.slice(0, 400));
  assert.match(ran.out, /: 100000 codes of jd\.ecard/);
  assert.ok(has(...many));
});
