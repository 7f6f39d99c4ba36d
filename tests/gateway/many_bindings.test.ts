import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Struck } from '../../web/gateway/faults/plugin.ts';
import { faultNames } from '../../web/gateway/faults/registry.ts';
import { type Crowd, openCrowd, type Person, together } from './crowd.ts';
import { type End, holdMs, SessionClient } from './session_client.ts';

/** `npm run test:bindings` sets 10,000, which take minutes on a busy machine; four hundred show the same. */
const count = Number(process.env.CARDMEND_BINDINGS ?? 400);
const most = 64;
const share = 0.2;
/** Draws each fault at each of its moments three times and more among the first 900 requests. */
const seed = 30;

/** How the card stands in the store, from the person's side. */
function truthOf({ store }: Crowd, { ref, account, cardState, platform }: Person): End {
  const row = store.prepare('SELECT account FROM bindings WHERE card = ?').get(ref) as
    | { account: string }
    | undefined;
  if (row === undefined) return cardState === 'active' ? 'given-up' : cardState;
  if (row.account !== account) return 'binded';
  return platform === 'taobao' || platform === 'suning' ? 'pending' : 'bound';
}

const countBy = (ends: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const end of ends) counts[end] = (counts[end] ?? 0) + 1;
  return counts;
};

async function demo(crowd: Crowd, method: string, path: string, body?: object) {
  const response = await fetch(`${crowd.base}/demo/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  assert.equal(response.status, 200);
  return await response.json();
}

test(`${count} bindings by session.run, ${most} at a time, one request in five spoilt: none twice, none lost, all true`, async t => {
  const crowd = await openCrowd(count, { synchronous: 'NORMAL', holdMs });
  const client = await SessionClient.open(crowd.base, most);
  try {
    await demo(crowd, 'PUT', 'faults', { orders: [], random: { share, seed } });
    const began = performance.now();
    const ends = await together(crowd.people, most, person => client.bind(person));
    const seconds = (performance.now() - began) / 1_000;
    const { struck } = (await demo(crowd, 'GET', 'faults')) as { struck: Struck };
    const proof = await demo(crowd, 'GET', 'audit');

    const truths = crowd.people.map(person => truthOf(crowd, person));
    const untrue = ends.filter((end, i) => end !== truths[i]);
    const isBound = (end: string | undefined): boolean => end === 'bound' || end === 'pending';
    const lost = truths.filter((truth, i) => isBound(truth) && !isBound(ends[i]));
    const strikes = Object.values(struck).reduce((sum, { before, after }) => sum + before + after, 0);
    const { turns, http } = client;
    const { requests, timedOut, broken } = http;
    const ofAll = countBy(ends);
    t.diagnostic(
      JSON.stringify({
        ...{ count, seconds, requests, turns, timedOut, broken, strikes },
        ends: ofAll,
        struck,
      }),
    );

    assert.equal(ofAll['given-up'], undefined);
    assert.deepEqual({ untrue, lost }, { untrue: [], lost: [] });
    // Of two who want one card, one has it.
    assert.equal(ofAll.binded, truths.filter(truth => truth === 'binded').length);
    assert.deepEqual(
      {
        boundTwice: proof.boundTwice,
        unproved: proof.unproved,
        bound: proof.bound,
        bindings: proof.bindings,
      },
      {
        boundTwice: 0,
        unproved: 0,
        bound: ends.filter(isBound).length,
        bindings: ends.filter(isBound).length,
      },
    );
    // The faults did strike: as many as were ordered, and every kind at each moment that it has.
    assert.ok(Math.abs(strikes / requests - share) < 0.05, `${strikes} of ${requests}`);
    for (const name of faultNames) {
      const { before, after } = struck[name] ?? { before: 0, after: 0 };
      assert.ok(name === 'skew' || before > 0, `${name} before`);
      assert.ok(name === 'sms-down' || after > 0, `${name} after`);
    }
  } finally {
    client.close();
    await crowd.close();
  }
});
