import type { FastifyInstance } from 'fastify';
import { type Desk, receive } from '../binding.ts';
import { type FaultOrder, listOrders, replaceOrders } from '../faults/orders.ts';
import type { Mood } from '../faults/plugin.ts';
import { type RandomFaults, readRandom, writeRandom } from '../faults/random.ts';
import { faultNames } from '../faults/registry.ts';
import { findAttempt, waitingOf } from '../store/attempts.ts';
import { audit } from '../store/audit.ts';
import { resow, samples } from '../store/seed.ts';
import { dynamicToken, payPassword, qrText, tokenMs } from '../verification.ts';
import { loadBody, ordersBody } from './schemas.ts';
import { signedIn } from './session.ts';

/**
 * What makes the demo playable and would be a hole anywhere else: the sample cards in plain text, the telephone of the
 * person who is signed in, the fault switches, the start over. Registered in demo mode only.
 */
export function demoRoutes(app: FastifyInstance, desk: Desk, mood: Mood): void {
  const { store, keys, settings, outbox } = desk;

  app.get('/samples', async () => ({ ok: true, samples }));

  app.get('/phone', async (request, reply) => {
    const account = signedIn(request, reply);
    if (account === null) return reply;
    const mine = outbox.read(sms => findAttempt(store, sms.attempt)?.account === account.id, 3);
    const now = settings.now();
    return {
      ok: true,
      messages: mine.map(({ at, attempt, code, phone }) => ({ at, attempt, code, phone })),
      payPassword: payPassword(keys, account.id),
      token: { code: dynamicToken(keys, account.id, now), leftMs: tokenMs - (now % tokenMs) },
      qr: waitingOf(store, account.id, 'taobao').map(({ id, card }) => ({
        attempt: id,
        text: qrText(keys, card),
      })),
    };
  });

  app.get('/faults', async () => ({
    ok: true,
    known: faultNames,
    orders: listOrders(store),
    random: readRandom(desk),
  }));

  app.put<{ Body: { orders: (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[]; random?: RandomFaults } }>(
    '/faults',
    { schema: { body: ordersBody } },
    async request => {
      const orders = request.body.orders.map(order => ({
        step: 'any' as const,
        moment: 'before' as const,
        times: null,
        ms: null,
        ...order,
      }));
      replaceOrders(store, orders);
      writeRandom(desk, request.body.random ?? null);
      mood.reread();
      return { ok: true, orders: listOrders(store), random: readRandom(desk) };
    },
  );

  app.get('/load', async () => ({ ok: true, ratePerSecond: mood.ratePerSecond }));

  app.put<{ Body: { ratePerSecond: number | null } }>(
    '/load',
    { schema: { body: loadBody } },
    async request => {
      mood.setLoad(request.body.ratePerSecond);
      return { ok: true, ratePerSecond: mood.ratePerSecond };
    },
  );

  app.get('/audit', async () => ({ ok: true, ...audit(store, 200) }));

  app.post('/receipt', async (request, reply) => {
    const account = signedIn(request, reply);
    return account === null ? reply : { ok: true, received: receive(desk, account) };
  });

  app.post('/reset', async () => {
    writeRandom(desk, null);
    mood.reread();
    mood.setLoad(null);
    resow(store, keys, settings.now());
    return { ok: true };
  });
}
