// What is no list, or not to be written: one sentence, where there is one with row and column, and nothing is left behind.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lines, newFolder, program, type Ran, runIn, runList } from './run_batch.ts';

const good = '\u5361\u5bc6\n3F2A90BC77DEA41B\n0D4E81C652FA7B39\n';

function refused(ran: Ran, told: RegExp, names: readonly string[] = ['a.csv']): void {
  assert.match(ran.errors, told);
  assert.equal(ran.errors.trim().split('\n').length, 1, ran.errors);
  assert.equal(ran.status, 1);
  assert.deepEqual(ran.names, names);
}

test('an empty file', () => {
  refused(runList('a.csv', ''), /^a\.csv is empty/);
  refused(runList('a.csv', '\n\n,,\n'), /^a\.csv is empty/);
});

test('headings without a row give empty files of headings', () => {
  const ran = runList('a.csv', '\u5361\u53f7,\u5361\u5bc6\n', '--product', 'jd.ecard');
  assert.equal(ran.status, 0);
  assert.equal(
    ran.text('a.clean.csv'),
    '\ufeff\u5361\u53f7,\u5361\u5bc6,cardmend_product,cardmend_verdict\r\n',
  );
});

test('quotes that never close are told where they were opened', () => {
  refused(
    runList(
      'a.csv',
      '\u5361\u5bc6,\u5907\u6ce8\n3F2A90BC77DEA41B,x\n0D4E81C652FA7B39,"never\n1D4E81C652FA7B39,x\n',
    ),
    /row 3, column 2 are never closed/,
  );
});

test('JSON is not read as CSV, in whatever encoding, and one object is no list', () => {
  const object = '{"cardNo":"9174002975504736","pwd":"881398"}';
  for (const text of [`[${object},${object}]`, `\ufeff ${object}\n${object}`, '[\n{ "a" : 1 }]'])
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')])
      refused(runList('a.csv', bytes), /^a\.csv is JSON, .*\.jsonl .*--format/);
  refused(runList('a.json', object), /^a\.json is one JSON object/, ['a.json']);
  refused(runList('a.json', `[${object},3]`), /^a\.json: row 2 is no JSON object/, ['a.json']);
  // A heading may begin with a bracket.
  assert.equal(runList('a.csv', '[\u5361\u5bc6],{x}\n3F2A90BC77DEA41B,y\n').status, 0);
});

test('two headings: the second is told as a row', () => {
  const ran = runList(
    'a.csv',
    '\u5361\u53f7,\u5361\u5bc6\n\u5361\u53f7,\u5361\u5bc6\nJDV1000200030004,3F2A90BC77DEA41B\n',
  );
  assert.match(ran.text('a.exceptions.csv'), /a\.csv,2,,repeated-heading/);
});

test('a line without end is not held in memory', async () => {
  const folder = newFolder();
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=64', program, 'batch', '-', '--locale', 'en', '--out', folder],
    {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  child.stdin.on('error', () => {});
  child.stdin.write(good);
  const piece = Buffer.alloc(1 << 20, 0x41);
  // Of 1 GB at most; it stops reading long before.
  let sent = 0;
  let exited = false;
  const exit = once(child, 'exit').then(([status]) => {
    exited = true;
    return status;
  });
  for (; sent < 1024 && !exited; ++sent) {
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain').catch(() => {}), exit]);
  }
  child.stdin.end();
  assert.equal(await exit, 1);
  assert.match(errors, /row 4 is longer than 1048576 bytes/);
  assert.ok(sent < 64, `${sent} MB were read`);
  assert.deepEqual(readdirSync(folder), []);
});

test('a file that is not there, and one that is a folder', () => {
  const folder = newFolder();
  refused(runIn(folder, ['a.csv', '--locale', 'en']), /^a\.csv cannot be read \(ENOENT\)/, []);
  mkdirSync(join(folder, 'a.csv'));
  refused(runIn(folder, ['a.csv', '--locale', 'en']), /^a\.csv cannot be read \(EISDIR\)/);
});

test('nothing is overwritten', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.csv'), good);
  writeFileSync(join(folder, 'a.report.html'), 'mine');
  const ran = runIn(folder, ['a.csv', '--locale', 'en']);
  refused(ran, /a\.report\.html is there already/, ['a.csv', 'a.report.html']);
  assert.equal(ran.text('a.report.html'), 'mine');
});

test('a folder for the outputs is made, for its owner alone, and is gone where nothing was written', () => {
  const ran = runList('a.csv', good, '--out', 'checked/of/today');
  assert.equal(ran.status, 0, ran.errors);
  assert.equal(lines(ran.text('checked/of/today/a.clean.csv')).length, 3);
  assert.equal(statSync(join(ran.folder, 'checked')).mode & 0o077, 0);
  refused(runList('a.csv', '', '--out', 'checked/of/today'), /^a\.csv is empty/);
  const folder = newFolder();
  mkdirSync(join(folder, 'checked'));
  writeFileSync(join(folder, 'a.csv'), '');
  refused(runIn(folder, ['a.csv', '--locale', 'en', '--out', 'checked/x']), /is empty/, ['a.csv', 'checked']);
  assert.deepEqual(readdirSync(join(folder, 'checked')), []);
  refused(
    runIn(folder, ['a.csv', '--locale', 'en', '--out', 'a.csv']),
    /a\.csv cannot be written \(E[A-Z]+\)/,
    ['a.csv', 'checked'],
  );
});

test('a folder that cannot be written to', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.csv'), good);
  // Root may write anywhere but here.
  refused(runIn(folder, ['a.csv', '--locale', 'en', '--out', '/proc']), /cannot be written \(E[A-Z]+\)/);
});

/** Rows enough for a run of some seconds. */
function manyRows(count: number): string {
  let text = '\u5361\u53f7,\u5361\u5bc6\n';
  for (let i = 0; i < count; ++i)
    text += `JDV${1_000_000_000_000 + i},${(0x1000_0000 + i).toString(16).toUpperCase()}77DEA41B\n`;
  return text;
}

/** Runs until something was written, and lets `then` do its part. */
async function interrupted(folder: string, then: (pid: number) => void) {
  const child = spawn(process.execPath, [program, 'batch', 'a.csv', '--locale', 'en', '--threads', '1'], {
    cwd: folder,
  });
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  while (readdirSync(folder).length < 3) await new Promise(resolve => setTimeout(resolve, 5));
  then(child.pid as number);
  const [status] = await once(child, 'exit');
  return { status, errors, names: readdirSync(folder) };
}

test('stopped by a person or by the system, it leaves nothing', async () => {
  for (const [signal, wanted] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.csv'), manyRows(400_000));
    const { status, errors, names } = await interrupted(folder, pid => process.kill(pid, signal));
    assert.equal(status, wanted);
    assert.match(errors, /Stopped; nothing was written/);
    assert.deepEqual(names, ['a.csv']);
  }
});

test('a file that changes while it is read', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'a.csv'), manyRows(400_000));
  const { status, errors, names } = await interrupted(folder, () =>
    appendFileSync(join(folder, 'a.csv'), 'JDV1,1D4E81C652FA7B39\n'),
  );
  assert.equal(status, 1);
  assert.match(errors, /^a\.csv changed while it was read/);
  assert.deepEqual(names, ['a.csv']);
});
