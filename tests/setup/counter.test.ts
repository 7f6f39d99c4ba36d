// A process that counts tells of itself, of its threads, and of the processes that it starts with another environment.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildCounter, environment } from '../../tools/coverage/collect.ts';
import type { Report } from '../../tools/coverage/process/report.ts';
import { ScriptCounts } from '../../tools/coverage/v8.ts';

const child = 'function dead() { return 1; }\nfor (let i = 0; i < 3; ++i) Math.abs(i);\n';
const thread = "require('node:worker_threads').parentPort.on('message', () => {});\n";
const program = `import { spawnSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
spawnSync(process.execPath, [process.argv[2] + '/child.cjs'], { env: {} });
const worker = new Worker(process.argv[2] + '/thread.cjs');
await new Promise(resolve => worker.once('online', resolve));
await worker.terminate();
process.on('exit', function late() { process.exitCode = 7; });
`;

test('a process, its children and its threads tell what they ran', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'cardmend-counter-')));
  try {
    const [dist, reports] = [join(root, 'dist'), join(root, 'reports')];
    for (const folder of [dist, reports]) mkdirSync(folder);
    writeFileSync(join(dist, 'child.cjs'), child);
    writeFileSync(join(dist, 'thread.cjs'), thread);
    writeFileSync(join(dist, 'program.mjs'), program);
    await buildCounter(join(root, 'counter.cjs'));
    const env = { ...process.env, ...environment(join(root, 'counter.cjs'), reports, root) };
    const { status, stderr } = spawnSync(process.execPath, [join(dist, 'program.mjs'), dist], { env });
    assert.equal(status, 7, String(stderr));
    const told = readdirSync(reports).flatMap(
      name => (JSON.parse(readFileSync(join(reports, name), 'utf8')) as Report).scripts,
    );
    const countsOf = (name: string) =>
      new ScriptCounts(told.find(({ path }) => path === join(dist, name))?.ranges ?? []);
    assert.equal(countsOf('thread.cjs').length, thread.length);
    assert.equal(countsOf('program.mjs').at(program.indexOf('process.exitCode')), 1);
    assert.equal(countsOf('child.cjs').at(child.indexOf('return')), 0);
    assert.equal(countsOf('child.cjs').at(child.indexOf('Math')), 3);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
