import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindMany } from './bindings.ts';

/** `CARDMEND_BINDINGS=10000` for the full number; a thousand show the same in a tenth of the time. */
const count = Number(process.env.CARDMEND_BINDINGS ?? 1_000);

test(`${count} bindings, 64 at a time, with faults of every kind at 20 % of requests`, async t => {
  const figures = await bindMany(count, 64, 0.2);
  t.diagnostic(JSON.stringify(figures));
  const { asked, bound, boundTwice, lost, untrue, unproved } = figures;
  assert.deepEqual(
    { bound, boundTwice, lost, untrue, unproved },
    { bound: asked, boundTwice: 0, lost: 0, untrue: 0, unproved: 0 },
  );
});
