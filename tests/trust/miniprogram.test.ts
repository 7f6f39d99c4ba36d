// The entries of mini-programs and the ready component: what a call shows by itself holds no code, there either.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { miniProgramSubjects } from './calls/miniprogram.ts';
import { newCanary } from './canary.ts';
import { found, listening } from './shown.ts';

test('what is shown by itself holds nothing of a code', async context => {
  for (const subject of await miniProgramSubjects())
    await context.test(subject.name, async () => {
      assert.deepEqual(await listening(() => found(subject, newCanary())), []);
    });
});
