// Every public call that takes something from outside takes time in proportion to its length, whatever is in it. The rows are in
// tests/trust/linear; surface.test.ts holds that no public name is without one, or without a reason.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BlockReader, batchModule, exceptionText, loadCheckers, module, tell } from '../batch/core.ts';
import { removeList } from './calls/around.ts';
import { gatewayCalls } from './linear/gateway.ts';
import { assertLinear, most, one, slower } from './linear/growth.ts';
import { logs } from './linear/hub.ts';
import { listFolder } from './linear/lists.ts';
import { rows } from './linear/rows.ts';

after(() => removeList({ folder: listFolder }));

test('what grows with the square is seen', async () => {
  const square = (text: string) => () => {
    let found = 0;
    for (let i = 0; i < text.length; ++i) if (text.indexOf('#', i) >= 0) found += 1;
    return found;
  };
  const times = await slower({ of: 'square', length: 10_000, ask: square }, 'A');
  assert.ok(times !== undefined && times > most, String(times));
});

for (const [name, [calls, among]] of Object.entries(rows)) test(name, () => assertLinear(calls, among));

test('a hub: many entries', async () => assertLinear(await logs(100), one));

test('what the gateway reads', async () => {
  const { shop, calls } = await gatewayCalls();
  try {
    await assertLinear(calls, one);
  } finally {
    await shop.close();
  }
});

test('a list of bought cards', async () => {
  const checkers = await loadCheckers({ module, locale: 'en', batchModule });
  const plan = {
    delimiter: 0x2c,
    ...{
      product: 'jd.ecard',
      width: 2,
      secret: 0,
      number: -1,
      numberWithin: false,
      rounded: [],
      value: 1,
      expiry: -1,
    },
    ...{ heading: ['secret', 'value'], skipped: 0 },
  };
  await assertLinear([
    {
      of: 'cardmend batch',
      length: 8_000,
      ask: text => {
        const bytes = new TextEncoder().encode(text);
        return () =>
          new BlockReader(checkers, plan, 'secret', [7, -2], exceptionText(tell, plan)).read(bytes, 0, 1);
      },
    },
  ]);
});
