import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { type Client, cards, openClient, type Reply } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ startsPerMinute: 1000 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

const suning = { secret: '583927', number: '7100 2846 3915 5728', product: 'suning.gift-card' };
const topup = { secret: '718293645018273649', product: 'cmcc.topup' };
const steam = { secret: 'AQ7KM-2W9P4-ZRTB6', product: 'steam.wallet' };

async function ask(card: object, id: string = randomUUID()): Promise<Reply & { id: string }> {
  return { ...(await shop.call('PUT', `/attempts/${id}`, card)), id };
}

for (const [name, card, last4, face] of [
  ['a number and a short secret', suning, '5728', 200],
  ['eighteen digits', topup, '3649', 50],
  ['fifteen characters', steam, 'TB6', 60],
  ["the shop's own, named", { secret: cards.fresh, product: 'jd.ecard' }, 'A41B', 100],
] as const) {
  test(`a card of another kind is bound: ${name}`, async () => {
    const started = await ask(card);
    assert.equal(started.body.attempt?.state, 'waiting');
    assert.ok(started.body.attempt.card.endsWith(last4));
    const bound = await shop.confirm(started.id, shop.sms(started.id));
    assert.deepEqual([bound.body.attempt.state, bound.body.attempt.face], ['bound', face]);
  });
}

for (const [name, card, code] of [
  ['the secret of another kind', { ...topup, product: 'jd.ecard' }, 'valuenull'],
  ["the shop's own as another kind", { secret: cards.fresh, product: 'cmcc.topup' }, 'valuenull'],
  ['number and secret of another kind', { ...suning, product: 'ctrip.gift-card' }, 'valuenull'],
  ['a kind that the shop does not bind', { secret: cards.kind, product: 'jd.ecard-overseas' }, 'valuenull'],
  ['the kind left open, and not the own', { secret: topup.secret }, 'valuenull'],
  ['a short secret without its number', { secret: suning.secret, product: suning.product }, 'nofind'],
  ['a short secret with another number', { ...suning, number: '7100284639155729' }, 'nofind'],
  ['a kind that nobody knows', { secret: '123456', product: 'no.card' }, 'nofind'],
] as const) {
  test(`${name}: ${code}, and no SMS`, async () => {
    const before = shop.smsLines.length;
    const reply = await ask(card);
    assert.deepEqual([reply.status, reply.body.code], [200, code]);
    assert.equal(shop.smsLines.length, before);
  });
}

test('O is read as 0 by the shop for its own cards, and by no other', async () => {
  assert.equal((await ask({ secret: '8C41-EO7D-5B93-F26A', product: 'jd.ecard' })).body.ok, true);
  assert.equal((await ask({ secret: '71829364501827364O', product: 'jd.ecard' })).body.code, 'nofind');
  assert.equal((await ask({ secret: '7182936450182736490', product: 'cmcc.topup' })).body.code, 'nofind');
  assert.equal((await ask({ secret: '718293645O18273649', product: 'cmcc.topup' })).body.code, 'nofind');
});

test('the same id for the same card as another kind, or with another number, is misuse', async () => {
  const { id } = await ask(suning);
  assert.equal((await ask(suning, id)).status, 200);
  for (const other of [
    { ...suning, product: 'ctrip.gift-card' },
    { ...suning, number: '1' },
  ]) {
    const reply = await ask(other, id);
    assert.deepEqual([reply.status, reply.body.code], [409, 'attempt-reused']);
  }
});

test('two attempts at one card with a number, at the same moment: one binds', async () => {
  const started = await Promise.all(Array.from({ length: 20 }, () => ask(suning)));
  const replies = await Promise.all(started.map(({ id }) => shop.confirm(id, shop.sms(id))));
  assert.equal(replies.filter(reply => reply.body.ok).length, 1);
  assert.equal(replies.filter(reply => reply.body.code === 'binded').length, 19);
});

test('kinds and numbers of a wrong form get a clear 400', async () => {
  for (const odd of [
    { product: '' },
    { product: 'JD' },
    { product: 'a.b'.repeat(20) },
    { product: 3 },
    { product: '__proto__' },
    { number: '' },
    { number: '1'.repeat(65) },
    { number: 7 },
  ]) {
    const reply = await ask({ ...topup, ...odd });
    assert.equal(reply.status, 400, JSON.stringify(odd));
    assert.ok(reply.body.text.length > 10);
  }
});

test('neither secret nor number of a card is in any file of the gateway; of a short secret nothing at all', async () => {
  const { id, body } = await ask(suning);
  assert.ok(!body.attempt.card.includes('27'), body.attempt.card);
  await shop.confirm(id, shop.sms(id));
  for (const file of readdirSync(shop.folder)) {
    if (file === 'sms.log') continue; // Six digits may be an SMS code by chance.
    const text = readFileSync(join(shop.folder, file), 'latin1');
    for (const needle of ['7100284639155728', '7100 2846', '583927']) assert.ok(!text.includes(needle), file);
  }
});
