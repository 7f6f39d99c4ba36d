import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { type PlatformId, platformIds, platforms } from '../../web/gateway/platforms/platforms.ts';
import { type Client, openClient, type Reply } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ startsPerMinute: 1000, paceFirstMs: 0 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
  shop.clock += 60_000;
});
after(() => shop.close());

interface Asked {
  readonly secret: string;
  readonly number?: string;
}

const number = (end: string): string => `71002846391557${end}`;
const asked = {
  jd: {
    fresh: { secret: '3F2A90BC77DEA41B' },
    binded: { secret: '71D8B3F60A2EC954' },
    inactive: { secret: 'B92F4D7160C8E3A5' },
    expired: { secret: '2D6A81F3C74E905B' },
    nofind: { secret: 'F4C013E7A98B52D6' },
    valuenull: { secret: '94B7E62C0F15D8A3' },
  },
  taobao: {
    fresh: { secret: '5R9T1073WZ' },
    binded: { secret: '4H8W2951TB' },
    inactive: { secret: '3N6Y7130RC' },
    expired: { secret: '8V1F5264JD' },
    nofind: { secret: '1A2B3C4D5E' },
    valuenull: { secret: '3F2A90BC77DEA41B' },
  },
  pinduoduo: {
    fresh: { secret: 'P6D490273KXB81' },
    binded: { secret: 'P9T205318HZF67' },
    inactive: { secret: 'P2K736094VQN15' },
    expired: { secret: 'P7X148502DYS39' },
    nofind: { secret: 'P1A2B3C4D5E6F7' },
    valuenull: { secret: '3F2A90BC77DEA41B' },
  },
  suning: {
    fresh: { secret: '402716', number: number('36') },
    binded: { secret: '318205', number: number('44') },
    inactive: { secret: '946173', number: number('51') },
    expired: { secret: '207594', number: number('69') },
    nofind: { secret: '111111', number: number('77') },
    valuenull: { secret: '3F2A90BC77DEA41B' },
  },
} as const satisfies Record<PlatformId, Record<string, Asked>>;

async function ask(platform: PlatformId, card: Asked, channel = 'main'): Promise<Reply & { id: string }> {
  const id = randomUUID();
  return { ...(await shop.call('PUT', `/attempts/${id}`, { platform, channel, ...card })), id };
}

/** What the person has in their hands for the platform's verification. */
async function inHand(platform: PlatformId, id: string): Promise<string> {
  const { body } = await shop.call('GET', '/demo/phone');
  switch (platforms[platform].step.step) {
    case 'sms-code':
      return body.messages.find((m: { attempt: string }) => m.attempt === id).code;
    case 'pay-password':
      return body.payPassword;
    case 'dynamic-token':
      return body.token.code;
    default:
      return body.qr.find((q: { attempt: string }) => q.attempt === id).text;
  }
}

const wrong = (right: string): string => (right === '000000' ? '000001' : '000000');

for (const platform of platformIds) {
  const { step, arrival, answers, channels } = platforms[platform];

  for (const channel of channels) {
    test(`${platform}, ${channel}: a fresh card is bound, its money comes ${arrival.when}`, async () => {
      const { id, body } = await ask(platform, asked[platform].fresh, channel);
      assert.deepEqual([body.attempt.platform, body.attempt.channel], [platform, channel]);
      assert.equal(body.attempt.verification.step, step.step);
      assert.deepEqual(body.attempt.arrival, arrival);
      const bound = await shop.confirm(id, await inHand(platform, id));
      const late = platform === 'taobao' || platform === 'suning';
      assert.equal(bound.body.attempt?.state, late ? 'pending' : 'bound', JSON.stringify(bound.body));
      assert.equal(bound.body.attempt.verification, null);
      await shop.call('POST', '/demo/receipt');
      assert.equal((await shop.call('GET', `/attempts/${id}`)).body.attempt.state, 'bound');
    });
  }

  for (const reason of ['binded', 'inactive', 'expired', 'nofind', 'valuenull'] as const) {
    test(`${platform}: ${reason} in its own words`, async () => {
      const { status, body } = await ask(platform, asked[platform][reason]);
      assert.equal(status, 200);
      assert.deepEqual([body.code, body.text], [answers[reason].code, answers[reason].text]);
    });
  }

  test(`${platform}: a wrong answer to the verification, then the right one`, async () => {
    const { id } = await ask(platform, asked[platform].fresh);
    const reply = await shop.confirm(id, wrong(await inHand(platform, id)));
    assert.equal(reply.body.code, answers.verifyerr.code);
    shop.clock += 60_000;
    assert.equal((await shop.confirm(id, await inHand(platform, id))).body.ok, true);
  });

  test(`${platform}: a channel that it has not`, async () => {
    assert.equal((await ask(platform, asked[platform].fresh, 'fax')).status, 400);
  });
}

test('a pre-sale card is bound and pending', async () => {
  const { id } = await ask('pinduoduo', { secret: 'P3R817465MWC20' });
  assert.equal((await shop.confirm(id, await inHand('pinduoduo', id))).body.attempt.state, 'pending');
});

test('Pinduoduo locks the account at five, for all its cards', async () => {
  const { id } = await ask('pinduoduo', asked.pinduoduo.fresh);
  const bad = wrong(await inHand('pinduoduo', id));
  for (const left of [4, 3, 2, 1]) assert.equal((await shop.confirm(id, bad)).body.accountTriesLeft, left);
  assert.equal((await shop.confirm(id, bad)).status, 423);
  assert.equal((await ask('pinduoduo', { secret: 'P3R817465MWC20' })).status, 423);
  assert.equal((await ask('jd', asked.jd.fresh)).status, 200, 'other platforms know nothing of it');
});

test('a right answer starts the count anew', async () => {
  const first = await ask('pinduoduo', asked.pinduoduo.fresh);
  const right = await inHand('pinduoduo', first.id);
  for (let i = 0; i < 4; i++) await shop.confirm(first.id, wrong(right));
  assert.equal((await shop.confirm(first.id, right)).body.ok, true);
  const { body } = await ask('pinduoduo', { secret: 'P3R817465MWC20' });
  assert.equal(body.attempt.verification.triesLeft, 5);
});

test('Taobao never locks', async () => {
  const { id } = await ask('taobao', asked.taobao.fresh);
  for (let i = 0; i < 12; i++) assert.equal((await shop.confirm(id, 'CARDMEND:no')).body.code, 'qr-mismatch');
  assert.equal((await shop.confirm(id, await inHand('taobao', id))).body.ok, true);
});

test('a token of Suning is good for one try and for its minute', async () => {
  const { id } = await ask('suning', asked.suning.fresh);
  const token = await inHand('suning', id);
  assert.equal((await shop.confirm(id, wrong(token))).body.code, 'token-wrong');
  assert.equal((await shop.confirm(id, token)).body.code, 'token-used');
  const next = await inHand('suning', id);
  shop.clock += 60_000;
  const late = await inHand('suning', id);
  shop.clock += 60_000;
  assert.notEqual(next, '');
  assert.equal((await shop.confirm(id, late)).body.code, 'token-expired');
  shop.clock += 60_000;
  assert.equal((await shop.confirm(id, await inHand('suning', id))).body.attempt.state, 'pending');
});

for (const platform of platformIds) {
  test(`${platform}: what a fault refuses is said in its own words, whatever is asked`, async () => {
    const { restricted, toomany } = platforms[platform].answers;
    await shop.order({ fault: 'restricted', times: 1 });
    assert.equal((await ask(platform, asked[platform].fresh)).body.code, restricted.code);
    const { id } = await ask(platform, asked[platform].fresh);
    await shop.order({ fault: 'http-429', times: 1 });
    const late = await shop.call('GET', `/attempts/${id}`);
    assert.deepEqual([late.status, late.body.code], [429, toomany.code]);
  });
}
