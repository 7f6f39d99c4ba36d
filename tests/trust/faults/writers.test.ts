// Every command that writes files, on a disk that fills up, with writes and reads that do less than they were asked for, and killed:
// each at its first write, its second, and so on until nothing strikes any more. A file is whole or not there, what was there before
// stays, there is one sentence, and the next run does what this one could not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { root } from '../../../tools/build/paths.ts';
import { faulty } from './faulty.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-faults-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const program = join(root, 'dist/cli.js');

function run(cwd: string, words: readonly string[], before: readonly string[] = []) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...before, program, ...words], {
    cwd,
    env: { PATH: process.env.PATH, LANG: 'en' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return {
    status,
    signal,
    stdout,
    stderr: stderr.replace('\nnot struck\n', ''),
    struck: !stderr.includes('not struck'),
  };
}

const filesIn = (at: string): Map<string, string> =>
  new Map(
    (readdirSync(at, { recursive: true }) as string[])
      .filter(name => statSync(join(at, name)).isFile())
      .map(name => [name, readFileSync(join(at, name), 'latin1')]),
  );

const codes = Array.from({ length: 30 }, (_, i) => `3F2A90BC77DE${String(i + 1000)}`);
const begin = join(folder, 'begin');
mkdirSync(join(begin, 'out'), { recursive: true });
writeFileSync(join(begin, 'a.csv'), `secret\n${codes.join('\n')}\n`);
writeFileSync(join(begin, 'counts.csv'), 'failure,cause,count\nalready-used,bound-by-you,100\n');
assert.equal(run(begin, ['list', 'keys', 'list', '--product', 'jd.ecard']).status, 0);
const settings = join(begin, 'list/settings.json');
writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), cost: 1 }));

interface Writer {
  readonly name: string;
  readonly words: readonly string[];
  /** Has been run before, so that there is something to lose. */
  readonly again?: readonly string[];
  /** Whether a name that is new is whole. */
  readonly whole: (name: string, text: string, at: string) => boolean;
}

const verified = (at: string) => run(at, ['list', 'verify', 'list']).status === 0;

const writers: readonly Writer[] = [
  {
    name: 'filter build',
    words: ['filter', 'build', 'a.csv', '--product', 'jd.ecard', '--out', 'jd.known'],
    whole: (name, _, at) => run(at, ['filter', 'info', name]).status === 0,
  },
  {
    name: 'filter build over an earlier one',
    words: ['filter', 'build', 'a.csv', '--product', 'jd.ecard', '--out', 'jd.known', '--overwrite'],
    again: ['filter', 'build', 'a.csv', '--product', 'jd.ecard', '--out', 'jd.known', '--bits', '16'],
    whole: (name, _, at) => run(at, ['filter', 'info', name]).status === 0,
  },
  {
    name: 'learn',
    words: ['learn', 'counts.csv', '--out', 'own.json'],
    whole: (_, text) => text.endsWith('}\n'),
  },
  {
    name: 'learn over an earlier one',
    words: ['learn', 'counts.csv', '--out', 'own.json', '--weight', '9', '--overwrite'],
    again: ['learn', 'counts.csv', '--out', 'own.json'],
    whole: (_, text) => text.endsWith('}\n'),
  },
  {
    name: 'batch',
    words: ['batch', 'a.csv', '--out', 'out', '--product', 'jd.ecard'],
    whole: (_, text) => text.length > 0,
  },
  {
    name: 'list keys',
    words: ['list', 'keys', 'other', '--product', 'jd.ecard'],
    whole: (name, text) => !name.endsWith('.json') || text.trimEnd().endsWith('}'),
  },
  {
    name: 'list add',
    words: ['list', 'add', 'list', 'a.csv', '--publisher', 'shop.example'],
    whole: (name, text) => !name.endsWith('.json') || text.trimEnd().endsWith('}'),
  },
  {
    name: 'list publish',
    words: ['list', 'publish', 'list'],
    again: ['list', 'add', 'list', 'a.csv', '--publisher', 'shop.example'],
    whole: (name, text) => !name.endsWith('.json') || text.trimEnd().endsWith('}'),
  },
];

/** A copy to spoil, as it is before the command. */
function fresh({ again }: Writer): { at: string; before: Map<string, string> } {
  const at = mkdtempSync(join(folder, 'run-'));
  cpSync(begin, at, { recursive: true });
  if (again !== undefined) assert.equal(run(at, again).status, 0);
  return { at, before: filesIn(at) };
}

/** All of them by `npm run test:faults`, which takes minutes; the first ones by `npm test`. */
const mostWrites = process.env.CARDMEND_EVERY_WRITE ? 60 : 3;

for (const writer of writers) {
  test(`${writer.name}: writes and reads that do less than they were asked for`, () => {
    const { at, before } = fresh(writer);
    const { status, stderr } = run(at, writer.words, faulty('short'));
    assert.equal(status, 0, stderr);
    for (const [name, text] of filesIn(at))
      if (before.get(name) !== text) assert.ok(writer.whole(name, text, at), name);
  });

  for (const kind of ['full', 'killed'] as const)
    test(`${writer.name}: ${kind} at each of its writes`, () => {
      let nth = 1;
      for (; nth < mostWrites; ++nth) {
        const { at, before } = fresh(writer);
        const { status, signal, stderr, struck } = run(at, writer.words, faulty(kind, nth));
        if (!struck) break;
        const where = `write ${nth}: ${stderr}`;
        if (kind === 'killed') assert.equal(signal, 'SIGKILL', where);
        else {
          assert.equal(status, 1, where);
          assert.match(stderr, /ENOSPC/, where);
          assert.doesNotMatch(stderr, /\n {4}at |node:internal/, where);
        }
        for (const [name, text] of filesIn(at)) {
          // What was killed leaves its part beside the name; what failed takes it away.
          if (name.endsWith('.part')) assert.equal(kind, 'killed', `${where}: ${name}`);
          else if (before.get(name) !== text && !name.endsWith('.csv') && !name.endsWith('/log'))
            assert.ok(writer.whole(name, text, at), `${where}: ${name} is not whole`);
        }
        const next = run(at, writer.words);
        // What was all but done when it was killed is there, and is not written over.
        const done = kind === 'killed' && /is there already|a list in this folder already/.test(next.stderr);
        assert.ok(next.status === 0 || done, `${where}, and then: ${next.stderr}`);
        if (writer.name === 'list publish') assert.ok(verified(at), where);
        rmSync(at, { recursive: true });
      }
      assert.ok(nth > 1 && (nth < mostWrites || mostWrites === 3), `struck ${nth - 1} times`);
    });
}
