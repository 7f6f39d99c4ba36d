// A card is named by what its list publishes of it, and by nothing more.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardOf, isReport } from '../../bindings/js/hub.ts';
import { reportOf } from './parties.ts';

const key = { product: 'jd.ecard', salt: '00112233445566778899aabbccddeeff', cost: 1 };

test('a hash is cut where its list cuts it', async () => {
  const whole = await cardOf({ ...key, published: 48 }, '3F2A90BC77DEA41B');
  assert.ok(whole);
  assert.ok(isReport(reportOf(whole)));
  assert.match(whole.hash, /^[0-9a-f]{12}$/);
  assert.match(whole.list, /^[0-9a-f]{32}$/);
  const cut = await cardOf({ ...key, published: 30 }, '3F2A90BC77DEA41B');
  const value = BigInt(`0x${whole.hash}`);
  assert.equal(BigInt(`0x${cut?.hash}`), (value >> 18n) << 18n);
  assert.equal(cut?.hash.length, 12);
  assert.equal(cut?.list, whole.list);
});

test('another list, another name', async () => {
  const one = await cardOf({ ...key, published: 48 }, '3F2A90BC77DEA41B');
  const two = await cardOf({ ...key, published: 48, salt: 'f'.repeat(32) }, '3F2A90BC77DEA41B');
  assert.notEqual(one?.hash, two?.hash);
  assert.notEqual(one?.list, two?.list);
});
