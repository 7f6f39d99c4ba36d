// A platform may say something else than what it did: to the last press it says that the account is restricted, and the card is bound.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSessions, memoryStore, type Reply, type Transport } from '../../dist/session.js';

const reply = (body: object, status = 200): Reply => ({ status, headers: {}, text: JSON.stringify(body) });

for (const [said, status] of [
  ['restricted', 200],
  ['locked', 423],
] as const) {
  test(`${said} in the place of the binding: the same attempt goes out again, and tells`, async () => {
    const clock = { now: 1_700_000_000_000 };
    const intents: string[] = [];
    let bound = '';
    const view = (id: string): Reply =>
      reply({ ok: true, attempt: { id, state: bound === id ? 'bound' : 'waiting' } });
    const transport: Transport = {
      start: async intent => {
        intents.push(intent);
        return bound !== '' && bound !== intent ? reply({ ok: false, code: 'binded' }) : view(intent);
      },
      confirm: async intent => {
        bound = intent;
        return reply({ ok: false, code: said, retryAfterMs: 60_000 }, status);
      },
      resend: async intent => view(intent),
      status: async intent => view(intent),
    };
    const sessions = await loadSessions({ locale: 'en' });
    const session = await sessions.session({
      platform: 'jd',
      store: memoryStore(),
      now: () => clock.now,
    });
    const run = await session.run(transport, { watch: false, retries: 0 });
    const secret = '3F2A90BC77DEA41B';
    assert.equal((await run.submit({ secret })).phase, 'verifying');
    assert.equal((await run.verify('123456')).phase, 'stopped');
    clock.now += 86_400_001;
    await session.commit({ type: 'signed-in' });
    const { phase } = await run.submit({ secret });
    assert.deepEqual([phase, intents.length, new Set(intents).size], ['bound', 2, 1]);
    run.stop();
    session.close();
  });
}
