// `npx cardmend check --stream`: the vectors of its protocol, and what it says of words that make no command.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf, runStream, streamCases } from './stream_cases.ts';

for (const [file, one] of streamCases()) {
  test(`${file}: ${one.name}`, () => {
    const { status, stdout, stderr } = runStream(one.args, inputOf(one));
    if (one.outHex === undefined) assert.deepEqual(stdout.toString().split('\n'), [...(one.out ?? []), '']);
    else assert.equal(stdout.toString('hex'), one.outHex);
    assert.equal(status, one.status ?? 0, stderr.toString());
    assert.equal(stderr.length === 0, status === 0);
  });
}

const code = '3F2A-90BC-77DE-A41B';

const usage: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a format that there is not', ['--format', 'csv'], /--format is one of tsv, text, jsonl, rowbinary/],
  ['a field that there is not', ['--fields', 'verdict,secret'], /--fields is one of verdict, product/],
  ['a field twice', ['--fields', 'code,code'], /--fields names something twice/],
  ['no text among the columns', ['--columns', 'product'], /must name raw/],
  ['columns of a line of JSON', ['--format', 'jsonl', '--columns', 'raw'], /has no columns/],
  ['a product that there is not', ['--product', 'no.such'], /no product "no\.such"/],
  ['another protocol', ['--protocol', '2'], /protocol 1 and no other/],
  ['threads that are no number', ['--workers', 'all'], /--workers is a number/],
  ['threads and chunks', ['--workers', '2', '--chunk-header'], /--workers is for lines/],
  ['a hello before bytes', ['--format', 'rowbinary', '--hello'], /no --hello/],
  ['a file', ['rows.tsv'], /takes no file/],
  ['a field of a form that there is not', ['--field', 'name'], /--field is one of secret, number/],
];

for (const [name, args, message] of usage) {
  test(`usage: ${name}`, () => {
    const { status, stdout, stderr } = runStream(args, `${code}\n`);
    assert.equal(status, 2);
    assert.equal(stdout.toString(), '');
    assert.match(stderr.toString(), message);
    assert.match(stderr.toString(), /cardmend check --stream/);
  });
}

test('a code that landed in the place of an option is not shown', () => {
  for (const option of [
    '--product',
    '--format',
    '--fields',
    '--columns',
    '--field',
    '--protocol',
    '--workers',
  ]) {
    const { status, stderr } = runStream([option, code], '');
    assert.equal(status, 2, option);
    assert.ok(!stderr.toString().includes('3F2A'), option);
  }
  assert.ok(!runStream([code], '').stderr.toString().includes('3F2A'));
});

test('a file that describes no card ends it before a row is read', () => {
  const { status, stdout, stderr } = runStream(['--profile', 'none.json'], `${code}\n`);
  assert.equal(status, 1);
  assert.equal(stdout.toString(), '');
  assert.match(stderr.toString(), /none\.json cannot be read \(ENOENT\)/);
});
