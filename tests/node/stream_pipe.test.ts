// `npx cardmend check --stream` between other programs: who waits for whom, who goes away, how long a line may be.
import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { maxRow } from '../../bindings/stream/protocol.ts';
import { root } from '../../tools/build/paths.ts';
import { madeCodes } from './known_cases.ts';
import { cli, linesOf, runStream } from './stream_cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-stream-'));
after(() => rmSync(folder, { recursive: true }));

const jd = ['--product', 'jd.ecard', '--fields', 'verdict,code'];
/** Without those that by chance look like a bank card's number or a rounded one. */
const codes = madeCodes(3100, 16n)
  .filter(code => /[A-F]/.test(code))
  .slice(0, 3000);
const answered = (code: string) => `valid\t${code}\n`;

function start(...args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [cli, 'check', '--stream', ...args], { env: { LANG: 'C' } });
  after(() => child.kill());
  return child;
}

/** @returns its status */
async function ended(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  child.stdout.resume();
  const signal = AbortSignal.timeout(20_000);
  return child.exitCode ?? ((await once(child, 'exit', { signal })) as [number | null])[0];
}

/** Waits until as many bytes came. */
async function read(child: ChildProcessWithoutNullStreams, size: number): Promise<string> {
  let text = '';
  while (text.length < size) {
    const piece = child.stdout.read() as Buffer | null;
    if (piece === null) await once(child.stdout, 'readable', { signal: AbortSignal.timeout(20_000) });
    else text += piece.toString();
  }
  return text;
}

for (const [name, more] of [
  ['one thread', []],
  ['two threads', ['--workers', '2']],
] as const) {
  test(`an answer comes though nothing more goes in: ${name}`, async () => {
    const child = start(...jd, ...more);
    for (const code of codes.slice(0, 3)) {
      child.stdin.write(`${code}\n`);
      assert.equal(await read(child, answered(code).length), answered(code));
    }
    // Half a line has no answer yet.
    child.stdin.write('3F2A-90BC-');
    child.stdin.end('77DE-A41B');
    assert.equal(await read(child, 1), answered('3F2A90BC77DEA41B'));
    assert.equal(await ended(child), 0);
  });

  test(`a reader that goes away ends it, with nothing said: ${name}`, () => {
    const list = join(folder, 'many.tsv');
    writeFileSync(list, linesOf(codes).repeat(60));
    const command = `"${process.execPath}" "${cli}" check --stream ${[...jd, ...more].join(' ')} < many.tsv; echo $? >&2`;
    const { stdout, stderr } = spawnSync('sh', ['-c', `(${command}) | head -n 2`], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(stdout, codes.slice(0, 2).map(answered).join(''));
    assert.equal(stderr, '1\n');
  });
}

test('a reader that reads nothing holds the input back', async () => {
  const child = start(...jd);
  const block = Buffer.from(linesOf(codes));
  let taken = 0;
  let held = false;
  // 20 MB: far more than pipes and blocks on the way hold.
  for (let i = 0; i < 400 && !held; ++i) {
    const room = child.stdin.write(block);
    taken += block.length;
    if (!room)
      held = await Promise.race([
        once(child.stdin, 'drain').then(() => false),
        new Promise<boolean>(resolve => setTimeout(resolve, 1500, true)),
      ]);
  }
  assert.ok(held, `${taken} bytes were taken`);
  assert.ok(taken < 4_000_000);
  child.stdin.end();
  assert.equal(await ended(child), 0);
});

test('a line of 200 MB is answered in its place, and memory does not grow with it', () => {
  const line = `head -c 200000000 /dev/zero | tr '\\0' A`;
  const command = `(echo ${codes[0]}; ${line}; echo; echo ${codes[1]}) | /usr/bin/env node --max-old-space-size=64 "${cli}" check --stream ${jd.join(' ')},finding`;
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
  });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, `valid\t${codes[0]}\t\nerror\t\tline-too-long\nvalid\t${codes[1]}\t\n`);
});

test('a line of as many bytes as it may have is read, and one more is not', () => {
  const fits = `${codes[0]}\t`.padEnd(maxRow, 'x');
  for (const more of [[], ['--workers', '1']]) {
    const { stdout } = runStream([...jd, ...more], `${fits}\n${fits}x\n${codes[1]}`);
    assert.equal(stdout.toString(), `valid\t${codes[0]}\nerror\t\nvalid\t${codes[1]}\n`);
  }
  const { stdout } = runStream(['--format', 'jsonl', ...jd], `"${'A'.repeat(maxRow)}"\n"${codes[1]}"\n`);
  assert.equal(
    stdout.toString(),
    `{"verdict":"error","code":""}\n{"verdict":"valid","code":"${codes[1]}"}\n`,
  );
});

test('a full disk and a closed input are told', () => {
  const full = openSync('/dev/full', 'w');
  const args = [cli, 'check', '--stream', ...jd];
  const input = linesOf(codes);
  const { status, stderr } = spawnSync(process.execPath, args, {
    input,
    stdio: ['pipe', full, 'pipe'],
    env: { LANG: 'C' },
  });
  closeSync(full);
  assert.equal(status, 1);
  assert.match(stderr.toString(), /^- cannot be written \(ENOSPC\)/);
  const here = openSync(folder, 'r');
  const read = spawnSync(process.execPath, args, { stdio: [here, 'pipe', 'pipe'], env: { LANG: 'C' } });
  closeSync(here);
  assert.equal(read.status, 1);
  assert.match(read.stderr.toString(), /^- cannot be read \(EISDIR\)/);
});

test("a shop's own card, on every thread", () => {
  const profile = {
    version: 1,
    id: 'shop.voucher',
    name: { 'zh-CN': 'x', en: 'x' },
    secret: { alphabet: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', groups: [4, 4, 4, 4] },
  };
  const file = join(folder, 'shop.json');
  writeFileSync(file, JSON.stringify(profile));
  for (const more of [[], ['--workers', '2']]) {
    const args = ['--profile', file, '--product', 'shop.voucher', '--fields', 'product,code', ...more];
    const { stdout, stderr } = runStream(args, '7kq2-mxw9-pa4z-rtbc\n');
    assert.equal(stdout.toString(), 'shop.voucher\t7KQ2MXW9PA4ZRTBC\n', stderr.toString());
  }
});

test('without WebAssembly the answers are the same', () => {
  const args = ['--jitless', '--no-warnings', cli, 'check', '--stream', ...jd];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    input: `${codes[0]}\nabc\n`,
    env: { LANG: 'C' },
  });
  assert.equal(stdout.toString(), `valid\t${codes[0]}\npartial\tABC\n`, stderr.toString());
});

test('many rows: as many answers, in their order', () => {
  const file = join(folder, 'rows.tsv');
  writeFileSync(file, linesOf(codes).repeat(100));
  for (const more of [[], ['--workers', '2']]) {
    const input = openSync(file, 'r');
    const { stdout } = spawnSync(process.execPath, [cli, 'check', '--stream', ...jd, ...more], {
      cwd: root,
      stdio: [input, 'pipe', 'inherit'],
      maxBuffer: 1 << 26,
    });
    closeSync(input);
    assert.ok(stdout.equals(Buffer.from(codes.map(answered).join('').repeat(100))));
  }
  assert.ok(readFileSync(file).length > 5_000_000);
});
