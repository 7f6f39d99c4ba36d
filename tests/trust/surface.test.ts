// No public name is missing from the table of calls: what is added to the package is searched for secrets, or this fails; and is
// measured as its input grows, or has a reason not to be.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { removeList } from './calls/around.ts';
import { givenOf, publicNames, type Subject } from './calls/call.ts';
import { miniProgramSubjects } from './calls/miniprogram.ts';
import { loadSurface } from './calls/subjects.ts';
import { newCanary } from './canary.ts';
import { listFolder } from './linear/lists.ts';
import { leftOut, namesOf } from './linear/names.ts';
import { measured } from './linear/rows.ts';

/** Entries whose names are those of another one, in another bundle, and entries that hold data alone. */
const likeAnother: Readonly<Record<string, string>> = {
  './inline': '.',
  './inline/check': './check',
  './inline/guide': './guide',
  './inline/session': './session',
  './miniprogram/check': './miniprogram',
  './miniprogram/worker': './miniprogram/client',
  './miniprogram/whole_worker': './miniprogram/client',
};

/** What needs a page: tests/trust/page/page.test.ts searches there. */
const elsewhere: readonly string[] = ['./element', './react', './vue'];

const data = /^\.\/(cardmend[\w-]*\.wasm|[\w.]+\.json|schemas\/\*|locales\/\*|global\/\*|integrity)$/;

let subjects: readonly Subject[];
before(async () => {
  subjects = [...(await loadSurface()).subjects, ...(await miniProgramSubjects())];
});

after(() => removeList({ folder: listFolder }));

test('every entry of the package is in the table, or like one that is', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
  const names = new Set(subjects.map(({ name }) => name));
  const missing = Object.keys(exports).filter(
    entry => !names.has(likeAnother[entry] ?? entry) && !elsewhere.includes(entry) && !data.test(entry),
  );
  assert.deepEqual(missing, []);
});

test('every public name of what the entries hand out is in the table', async () => {
  const given = givenOf(newCanary());
  for (const { name, make, calls, inner = [], end } of subjects) {
    const it = (await make(given)) as object;
    const missing = publicNames(it).filter(key => !(key in calls) && !inner.includes(key));
    assert.deepEqual(missing, [], `${name} has names without calls`);
    const gone = Object.keys(calls).filter(key => !(key in it));
    assert.deepEqual(gone, [], `${name} has calls without names`);
    await end?.(it);
  }
});

test('every public name is measured as its input grows, or has a reason', async () => {
  const names = await namesOf(subjects, givenOf(newCanary()));
  assert.deepEqual(leftOut(names, measured), []);
  const without = new Set([...measured].filter(name => name !== 'Run.submit'));
  assert.deepEqual(leftOut(names, without), ['Run.submit is not measured']);
});
