import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import known from '../../data/failures.json' with { type: 'json' };
import { answers, type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ startsPerMinute: 1000 });
  await shop.signIn();
});
after(() => shop.close());

test('a fresh card is bound with the SMS code, and is then among the cards', async () => {
  const started = await shop.start(cards.fresh);
  assert.equal(started.status, 200);
  assert.equal(started.body.attempt.state, 'waiting');
  assert.match(started.body.attempt.card, /A41B$/);
  assert.equal(started.body.attempt.holder, '138****5678');
  const bound = await shop.confirm(started.id, shop.sms(started.id));
  assert.equal(bound.body.ok, true);
  assert.equal(bound.body.attempt.state, 'bound');
  assert.equal(bound.body.attempt.face, 100);
  const list = await shop.call('GET', '/cards');
  assert.ok(list.body.cards.some((c: { card: string }) => c.card.endsWith('A41B')));
});

const refused = [
  ['bound', 'binded'],
  ['mine', 'binded'],
  ['inactive', 'inactive'],
  ['expired', 'expired'],
  ['unknown', 'nofind'],
  ['kind', 'valuenull'],
] as const;

for (const [card, code] of refused) {
  test(`a card that is ${card} is refused in the shop's words`, async () => {
    const reply = await shop.start(cards[card]);
    assert.equal(reply.status, 200);
    assert.equal(reply.body.ok, false);
    assert.equal(reply.body.code, code);
    assert.equal(reply.body.text, answers[code]);
    assert.equal(reply.body.mine, card === 'mine' ? true : card === 'bound' ? false : undefined);
    const status = await shop.call('GET', `/attempts/${reply.id}`);
    assert.deepEqual(status.body, reply.body);
    const confirm = await shop.confirm(reply.id, '123456');
    assert.equal(confirm.status, 409);
  });
}

test('the gateway reads a secret as the shop does: case, dashes and O do not matter', async () => {
  const reply = await shop.start('8c41-eo7d 5b93-f26a');
  assert.equal(reply.body.ok, true);
});

test('nobody signed in: please sign in', async () => {
  const stranger = await openClient();
  try {
    for (const reply of [
      await stranger.start(cards.fresh),
      await stranger.call('GET', '/cards'),
      await stranger.confirm('00000000-0000-0000-0000-000000000000', '123456'),
    ]) {
      assert.equal(reply.status, 401);
      assert.equal(reply.body.code, 'nologin');
    }
    await stranger.signIn();
    assert.equal((await stranger.call('GET', '/session')).body.phone, '138****5678');
    await stranger.call('DELETE', '/session');
    assert.equal((await stranger.call('GET', '/session')).body.account, null);
  } finally {
    await stranger.close();
  }
});

test("another account's attempt does not exist", async () => {
  const started = await shop.start(cards.fresh3);
  await shop.signIn('second');
  assert.equal((await shop.call('GET', `/attempts/${started.id}`)).status, 404);
  assert.equal((await shop.confirm(started.id, shop.sms(started.id))).status, 404);
  assert.equal((await shop.start(cards.fresh3, started.id)).status, 404);
  await shop.signIn();
  assert.equal((await shop.confirm(started.id, shop.sms(started.id))).body.ok, true);
});

test("the texts of the shop's own codes are those that are known of it", () => {
  const texts: Readonly<Record<string, string>> = answers;
  const rows = known.rows.filter(row => row.id.startsWith('jd.') && texts[row.id.slice(3)] !== undefined);
  assert.equal(rows.length, 9);
  for (const { id, texts: parts } of rows) {
    assert.ok(
      parts?.some(part => texts[id.slice(3)]?.includes(part)),
      id,
    );
  }
});
