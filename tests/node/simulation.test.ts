// What the simulation of a crowd (npm run simulate) promises: the same people before both forms, and nothing that a form over the
// module must not do.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { before, test } from 'node:test';
import rows from '../../bench/simulation/assumptions.json' with { type: 'json' };
import { assumptions } from '../../bench/simulation/assumptions.ts';
import { type Crowd, ledOutcomes, runCrowd } from '../../bench/simulation/crowd.ts';
import { mean, share } from '../../bench/simulation/intervals.ts';
import { luckOf } from '../../bench/simulation/luck.ts';
import { loadModules, type Modules } from '../../bench/simulation/modules.ts';
import { personOf } from '../../bench/simulation/people.ts';
import { slips, typedWith } from '../../bench/simulation/slips.ts';
import { root } from '../../tools/build/paths.ts';

/** Half of them in trouble, so that few people are enough. */
const options = { count: 300, seed: 7, assumed: { ...assumptions, 'in-trouble': 0.5 } };

let modules: Modules;
let crowd: Crowd;
before(async () => {
  modules = await loadModules();
  crowd = await runCrowd(modules, options);
});

test('the same people, cards, mistakes and patience with both forms, and the same again', async () => {
  for (const [i, { person, plain, alone, led }] of crowd.pairs.entries()) {
    const again = personOf(options.seed, i, options.assumed);
    assert.equal(person.secret, again.secret);
    assert.deepEqual(person.slips, again.slips);
    assert.equal(person.patience, again.patience);
    assert.deepEqual([plain.index, alone.index, led.index], [i, i, i]);
    for (const { failures } of [plain, alone, led]) assert.ok(failures <= person.patience, `person ${i}`);
  }
  const small = { ...options, count: 40 };
  const [one, other] = [await runCrowd(modules, small), await runCrowd(modules, small)];
  const ends = ({ pairs }: Crowd) => pairs.map(({ plain, alone, led }) => [plain, alone, led]);
  assert.deepEqual(ends(one), ends(other));
});

test('nobody binds twice, and the store tells of every binding', () => {
  for (const { boundTwice, unproved } of crowd.audits) assert.deepEqual([boundTwice, unproved], [0, 0]);
  const [forPlain, forAlone] = crowd.audits;
  assert.equal(forPlain?.bound, crowd.pairs.filter(({ plain }) => plain.bound).length);
  assert.equal(forAlone?.bound, crowd.pairs.filter(({ alone }) => alone.bound).length);
});

test('who follows is never locked; nobody is told that a card is bound that is not; nothing goes on for ever', () => {
  for (const { led, alone, plain } of crowd.pairs) {
    assert.equal(led.locks, 0, `person ${led.index}`);
    for (const one of [led, alone, plain]) {
      assert.notEqual(one.end, 'stuck', `person ${one.index}`);
      if (one.end === 'told') assert.ok(one.bound, `person ${one.index}`);
    }
  }
  const locked = crowd.pairs.filter(({ plain }) => plain.locks > 0).length;
  assert.ok(locked > 0, 'the platforms do lock');
});

test('who makes no mistake starts once and is stopped by nothing', () => {
  for (const { person, alone, led } of crowd.pairs) {
    if (person.trouble !== 'none') continue;
    assert.deepEqual([alone.wrongCodes, alone.falseStops, alone.falseRepairs], [0, 0, 0], person.secret);
    assert.equal(led.starts, 1);
  }
});

test('shares of followers mix the two extremes person by person', () => {
  assert.deepEqual(
    ledOutcomes(crowd, 0),
    crowd.pairs.map(({ alone }) => alone),
  );
  assert.deepEqual(
    ledOutcomes(crowd, 1),
    crowd.pairs.map(({ led }) => led),
  );
});

test('a slip changes what is typed, unless two undo each other', () => {
  const code = '3F2A90BC77DEA41B';
  for (let i = 0; i < 300; i++) {
    const made = slips(code, luckOf(3, i));
    assert.ok(made.length >= 1 && made.length <= 3);
    if (made.length === 1) assert.notEqual(typedWith(code, made), code, JSON.stringify(made));
  }
});

test('intervals: those that tables give', () => {
  const { from, to } = share(10, 100);
  assert.ok(Math.abs(from - 0.0552) < 1e-3 && Math.abs(to - 0.1744) < 1e-3, `${from} ${to}`);
  const { value, half } = mean([1, 2, 3, 4]);
  assert.ok(value === 2.5 && Math.abs(half - 1.2652) < 1e-3, `${half}`);
});

test('every number that is taken for granted is printed, with its source', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...process.execArgv, 'bench/simulation/main.ts', '20'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  for (const { id, value, source } of rows.rows) {
    const line = stdout.split('\n').find(each => each.startsWith(`- \`${id}\` = ${value}: `));
    assert.ok(line?.includes(source), id);
  }
  for (const said of ['false refusals', 'whom the platform locked', 'attempts per card', 'nobody follows'])
    assert.ok(stdout.includes(said), said);
});
