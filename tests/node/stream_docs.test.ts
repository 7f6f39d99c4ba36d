// What docs/stream.md and docs/use/data.md show of a shell prints what stands behind it, and the command that they give to
// Spark answers partitions line by line, as its pipe does.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadCardmend } from '../../dist/index.js';
import { blocksOf } from './blocks.ts';
import { madeCodes } from './known_cases.ts';
import { cli } from './stream_cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-docs-'));
after(() => rmSync(folder, { recursive: true }));

/** `npx` as it is where the package is installed. */
before(() => {
  mkdirSync(join(folder, 'bin'));
  const npx = join(folder, 'bin/npx');
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`);
  chmodSync(npx, 0o755);
});

const env = { ...process.env, LANG: 'C', PATH: `${join(folder, 'bin')}:${process.env.PATH}` };

for (const page of ['docs/stream.md', 'docs/use/data.md']) {
  test(`${page}: each command prints what stands behind it`, () => {
    const blocks = blocksOf(page);
    let ran = 0;
    for (const [i, { language, code }] of blocks.entries()) {
      if (language !== 'sh') continue;
      const { stdout, stderr } = spawnSync('sh', ['-c', code], { cwd: folder, env, encoding: 'utf8' });
      assert.equal(stderr, '', code);
      assert.equal(stdout, blocks[i + 1]?.code, code);
      ++ran;
    }
    assert.ok(ran > 0);
  });
}

/** As RDD.pipe: a process for a partition, its elements as lines, and the lines that come back. */
async function pipe(command: string, partition: readonly string[]): Promise<readonly string[]> {
  const child = spawn('sh', ['-c', command], { env, cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  const closed = new Promise<number | null>(resolve => {
    child.on('close', resolve);
  });
  for (const element of partition) child.stdin.write(`${element}\n`);
  child.stdin.end();
  assert.equal(await closed, 0);
  return Buffer.concat(pieces).toString().split('\n').slice(0, -1);
}

test('docs/use/data.md: partitions go through the pipe that Spark is given', async () => {
  const python = blocksOf('docs/use/data.md').find(({ language }) => language === 'python')?.code ?? '';
  const command = /command = "(.*)"/.exec(python)?.[1] ?? '';
  assert.match(command, /--format jsonl/);
  const cardmend = await loadCardmend({ locale: 'en' });
  const rows = madeCodes(9000, 5n).map((code, i) =>
    i % 7 === 0 ? `${code.slice(0, 15)}\n` : i % 11 === 0 ? '' : code,
  );
  const size = Math.ceil(rows.length / 4);
  const partitions = [0, 1, 2, 3].map(i => rows.slice(i * size, (i + 1) * size));
  const answers = await Promise.all(
    partitions.map(partition =>
      pipe(
        command,
        partition.map(row => JSON.stringify(row)),
      ),
    ),
  );
  assert.deepEqual(
    answers.map(({ length }) => length),
    partitions.map(({ length }) => length),
  );
  answers.flat().forEach((answer, i) => {
    const { verdict, findings, code } = cardmend.check(rows[i] ?? '', { product: 'jd.ecard' });
    assert.deepEqual(JSON.parse(answer), { verdict, finding: findings[0]?.kind ?? null, code });
  });
});
