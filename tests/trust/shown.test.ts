// What a call shows by itself holds no code: what it returns when it is printed or serialised, what it throws, what it logs,
// keeps, asks the network for and leaves in the statics that every script of the page can read.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Given, Subject } from './calls/call.ts';
import { loadSurface } from './calls/subjects.ts';
import { newCanary } from './canary.ts';
import { found, listening } from './shown.ts';

let subjects: readonly Subject[];
before(async () => {
  ({ subjects } = await loadSurface());
});

test('what is shown by itself holds nothing of a code', async context => {
  for (const subject of subjects)
    await context.test(subject.name, async () => {
      assert.deepEqual(await listening(() => found(subject, newCanary())), []);
    });
});

test('the search sees what is shown', async () => {
  const leaky: Subject = {
    name: 'leaky',
    make: () => ({}),
    calls: {
      result: [(_: unknown, { code }: Given) => ({ code })],
      error: [
        (_: unknown, { lower }: Given) => {
          throw new Error('no', { cause: new Error(lower) });
        },
      ],
      statics: [(_: unknown, { code }: Given) => /[A-F]+/.test(code)],
      log: [(_: unknown, { grouped }: Given) => console.warn('bound', { grouped })],
      url: [(_: unknown, { code }: Given) => fetch(`data:,${code}`)],
    } as never,
  };
  const wrongs = await listening(() => found(leaky, newCanary()));
  assert.deepEqual(wrongs, [
    'result 0: its result',
    'error 0: its error',
    'statics 0: RegExp',
    'url 0: its result',
    'a log, a request or a measure',
  ]);
});
