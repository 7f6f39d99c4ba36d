// Nobody reads what a command says: its standard output, or all of it, is a closed pipe before it begins. What it writes to files is
// the same as ever, it ends by itself, and nothing is thrown.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../../tools/build/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-pipes-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const program = join(root, 'dist/cli.js');
const env = { PATH: process.env.PATH, LANG: 'en' };

const begin = join(folder, 'begin');
mkdirSync(join(begin, 'out'), { recursive: true });
const codes = Array.from({ length: 30 }, (_, i) => `3F2A90BC77DE${String(i + 1000)}`);
writeFileSync(join(begin, 'a.csv'), `secret\n${codes.join('\n')}\n`);
writeFileSync(join(begin, 'counts.csv'), 'failure,cause,count\nalready-used,bound-by-you,100\n');
const before = (...words: string[]) =>
  assert.equal(spawnSync(process.execPath, [program, ...words], { cwd: begin, env }).status, 0);
before('list', 'keys', 'list', '--product', 'jd.ecard');
const settings = join(begin, 'list/settings.json');
writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), cost: 1 }));
before('list', 'add', 'list', 'a.csv', '--publisher', 'shop.example');
before('list', 'publish', 'list');
before('filter', 'build', 'a.csv', '--product', 'jd.ecard', '--out', 'jd.known');
const plan = {
  platform: 'jd',
  bind: {
    ...{ method: 'POST', url: 'http://127.0.0.1:1/b', body: { json: { secret: '{secret}' } } },
    answer: { code: ['/code'], bound: [{ status: [200] }], refused: [{ status: [400] }] },
  },
};
writeFileSync(join(begin, 'plan.json'), JSON.stringify(plan));
writeFileSync(
  join(begin, 'clean.csv'),
  `secret,cardmend_product,cardmend_verdict\n${codes.map(code => `${code},jd.ecard,valid`).join('\n')}\n`,
);

/** @param closed the standard output, or the error output too */
function deaf(cwd: string, words: readonly string[], closed: 'output' | 'both') {
  const child = spawn(process.execPath, [program, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  if (closed === 'both') child.stderr.destroy();
  else child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const watch = setTimeout(() => child.kill('SIGKILL'), 60_000);
  return new Promise<{ status: number | null; signal: string | null; stderr: string }>(done =>
    child.on('close', (status, signal) => {
      clearTimeout(watch);
      done({ status, signal, stderr });
    }),
  );
}

const commands: Readonly<Record<string, readonly string[]>> = {
  help: ['--help'],
  'filter build': ['filter', 'build', 'a.csv', '--product', 'jd.ecard', '--out', 'new.known'],
  'filter info': ['filter', 'info', 'jd.known'],
  learn: ['learn', 'counts.csv', '--out', 'own.json'],
  batch: ['batch', 'a.csv', '--out', 'out', '--product', 'jd.ecard'],
  'batch of figures': ['batch', 'a.csv', '--out', 'out', '--product', 'jd.ecard', '--json'],
  'list keys': ['list', 'keys', 'other', '--product', 'jd.ecard'],
  'list add': ['list', 'add', 'list', 'a.csv', '--publisher', 'other.example'],
  'list publish': ['list', 'publish', 'list'],
  'list verify': ['list', 'verify', 'list'],
  'hub keys': ['hub', 'keys', 'shop.key', '--name', 'Shop'],
  'bind without binding': ['bind', 'clean.csv', '--plan', 'plan.json', '--dry-run'],
};

const names = (at: string) =>
  (readdirSync(at, { recursive: true }) as string[])
    .filter(name => !/list\/(\d+|slices|deltas|public)/.test(name))
    .sort();

for (const [name, words] of Object.entries(commands))
  test(`${name}: to nobody`, async () => {
    const heard = mkdtempSync(join(folder, 'run-'));
    cpSync(begin, heard, { recursive: true });
    const right = spawnSync(process.execPath, [program, ...words], { cwd: heard, env, encoding: 'utf8' });
    assert.equal(right.status, 0, right.stderr);
    for (const closed of ['output', 'both'] as const) {
      const at = mkdtempSync(join(folder, 'run-'));
      cpSync(begin, at, { recursive: true });
      const { status, signal, stderr } = await deaf(at, words, closed);
      assert.equal(signal, null, stderr);
      assert.equal(status, 0, `${closed}: ${stderr}`);
      assert.doesNotMatch(stderr, /EPIPE|\n {4}at |node:internal/);
      assert.deepEqual(names(at), names(heard), closed);
    }
  });

test('what is printed into a full disk is lost, which is said', () => {
  const words = [program, 'list', 'verify', 'list'];
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', 'exec "$0" "$@" > /dev/full', process.execPath, ...words],
    {
      ...{ cwd: begin, env, encoding: 'utf8' },
    },
  );
  assert.equal(status, 1);
  assert.match(stderr, /^The disk does not take it, or cannot be read \(ENOSPC\).*$/m);
  assert.doesNotMatch(stderr, /\n {4}at |node:internal/);
});
