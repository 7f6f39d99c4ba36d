import type { FastifyInstance } from 'fastify';
import type { Desk } from '../binding.ts';
import { type FaultOrder, listOrders, replaceOrders } from '../faults/orders.ts';
import { faultNames } from '../faults/registry.ts';
import { findAttempt } from '../store/attempts.ts';
import { resow, samples } from '../store/seed.ts';
import { ordersBody } from './schemas.ts';
import { signedIn } from './session.ts';

/**
 * What makes the demo playable and would be a hole anywhere else: the sample cards in plain text, the telephone of the
 * person who is signed in, the fault switches, the start over. Registered in demo mode only.
 */
export function demoRoutes(app: FastifyInstance, desk: Desk): void {
  const { store, keys, settings, outbox } = desk;

  app.get('/samples', async () => ({ ok: true, samples }));

  app.get('/sms', async (request, reply) => {
    const account = signedIn(request, reply);
    if (account === null) return reply;
    const mine = outbox.read(sms => findAttempt(store, sms.attempt)?.account === account.id, 3);
    return { ok: true, messages: mine.map(({ at, code, phone }) => ({ at, code, phone })) };
  });

  app.get('/faults', async () => ({ ok: true, known: faultNames, orders: listOrders(store) }));

  app.put<{ Body: { orders: (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[] } }>(
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
      return { ok: true, orders: listOrders(store) };
    },
  );

  app.post('/reset', async () => {
    resow(store, keys, settings.now());
    return { ok: true };
  });
}
