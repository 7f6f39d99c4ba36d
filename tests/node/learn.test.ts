// `npx cardmend learn`: counts to priors, smoothed, told, and such that the module takes them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { shippedData } from '#tables/knowledge_data.ts';
import { learn } from '../../bindings/cli/priors.ts';
import { loadCardmend } from '../../dist/index.js';
import { compileKnowledge, type KnowledgeData } from '../../dist/knowledge.js';
import { root } from '../../tools/build/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-learn-'));
after(() => rmSync(folder, { recursive: true }));

function run(csv: string, ...more: readonly string[]) {
  writeFileSync(join(folder, 'outcomes.csv'), csv);
  rmSync(join(folder, 'ours.json'), { force: true });
  const args = [join(root, 'dist/cli.js'), 'learn', 'outcomes.csv', '--out', 'ours.json', ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { LANG: 'C' },
  });
  return { status, out: stdout, errors: stderr };
}

const written = () => JSON.parse(readFileSync(join(folder, 'ours.json'), 'utf8')) as Partial<KnowledgeData>;

const sharesOf = (failure: string, overrides: Partial<KnowledgeData>) => {
  const row = overrides.failures?.rows.find(({ id }) => id === failure);
  return Object.fromEntries((row?.causes ?? []).map(({ cause, share }) => [cause, share]));
};

test('counts move the shares as far as the weight lets them', () => {
  const ran = run('failure,cause,count\nalready-used,bound-by-you,100\n');
  assert.equal(ran.status, 0, ran.errors);
  // (420 / 1000 * 100 + 100) / 200, and so on.
  assert.deepEqual(sharesOf('already-used', written()), {
    'already-bound': 275,
    'bound-by-you': 710,
    unknown: 15,
  });
  assert.match(ran.out, /already-used {2}bound-by-you {2}42\.0 % -> 71\.0 %/);
});

test('what was written is taken by the module, and answers by it', async () => {
  run('failure;cause;count\njd.binded;bound-by-you;100\n');
  const cardmend = await loadCardmend();
  assert.equal(cardmend.explain({ platform: 'jd', code: 'binded' }).cause, 'already-bound');
  cardmend.useKnowledge(compileKnowledge(written()));
  assert.equal(cardmend.explain({ platform: 'jd', code: 'binded' }).cause, 'bound-by-you');
});

test('remedies learn from what they solved', () => {
  const ran = run(
    'cause,remedy,solved,count\nnetwork,change-network,no,100\nnetwork,restart-router,yes,50\n',
  );
  assert.equal(ran.status, 0, ran.errors);
  const network = written().causes?.rows.find(({ id }) => id === 'network');
  const chance = (id: string) => network?.remedies.find(({ remedy }) => remedy === id)?.chance;
  assert.equal(chance('change-network'), 275);
  assert.equal(chance('restart-router'), 467);
  assert.equal(chance('wait-a-moment'), 400);
});

test('a second run goes on from the first', () => {
  run('failure,cause,count\nalready-used,bound-by-you,100\n');
  writeFileSync(join(folder, 'first.json'), readFileSync(join(folder, 'ours.json')));
  const ran = run('failure,cause,count\nalready-used,already-bound,100\n', '--base', 'first.json');
  assert.equal(ran.status, 0, ran.errors);
  assert.equal(sharesOf('already-used', written())['already-bound'], 638);
});

test('what a shop took away stays away, and is not counted', () => {
  const gone = [{ id: 'already-converted', remove: true }];
  const base = {
    failures: { rows: [{ id: 'jd.alreadchanged', remove: true }] },
    causes: { rows: gone },
    remedies: { rows: [{ id: 'look-at-converted-card', remove: true }] },
  };
  writeFileSync(join(folder, 'base.json'), JSON.stringify(base));
  const ran = run(
    'failure,cause\nalready-used,bound-by-you\njd.alreadchanged,unknown\nunknown,already-converted\n',
    '--base',
    'base.json',
  );
  assert.equal(ran.status, 3, ran.errors);
  assert.match(ran.errors, /line 3: .*jd\.alreadchanged/);
  assert.match(ran.errors, /line 4: .*already-converted/);
  assert.deepEqual(written().causes, { rows: gone });
  assert.deepEqual(written().failures?.rows[0], base.failures.rows[0]);
});

test('lines that cannot be counted are named, and the rest is', () => {
  const ran = run(
    'failure,cause,count\nno-such,unknown,1\nalready-used,gremlins,1\nalready-used,unknown,-3\nalready-used,unknown,1\n',
  );
  assert.equal(ran.status, 3);
  assert.match(ran.errors, /line 2: .*no-such/);
  assert.match(ran.errors, /line 3: .*gremlins/);
  assert.match(ran.errors, /line 4: .*-3/);
});

test('nothing to learn, no such file, no column, a wrong weight: said, and nothing is written', () => {
  assert.equal(run('failure,cause\n').status, 1);
  assert.equal(run('colour,size\nred,7\n').status, 1);
  assert.equal(run('failure,cause\nalready-used,unknown\n', '--weight', 'none').status, 2);
  assert.equal(run('failure,cause\nalready-used,unknown\n', '--base', 'nowhere.json').status, 1);
  assert.throws(written);
});

test('whatever the counts, shares add up to 1000, none is 0, and at most ten are left', () => {
  const causes = shippedData.causes.rows.map(({ id }) => id);
  for (let seed = 1; seed < 200; ++seed) {
    const outcomes = causes.map((cause, i) => ({
      failure: 'unknown',
      cause,
      count: ((seed * 7919 * (i + 1)) % 1000) + 1,
    }));
    const { failures } = learn(shippedData, outcomes.slice(0, 1 + (seed % causes.length)), seed);
    for (const row of failures) {
      const shares = (row.causes ?? []).map(({ share }) => share);
      assert.equal(
        shares.reduce((sum, share) => sum + share, 0),
        1000,
      );
      assert.ok(shares.length <= 10 && shares.every(share => share >= 1));
    }
  }
});
