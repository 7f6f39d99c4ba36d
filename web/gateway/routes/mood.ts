import type { FastifyInstance } from 'fastify';
import type { Desk } from '../binding.ts';
import { type FaultOrder, listOrders, replaceOrders } from '../faults/orders.ts';
import type { Struck } from '../faults/plugin.ts';
import type { RandomFaults } from '../faults/random.ts';
import { faultNames } from '../faults/registry.ts';
import type { Load } from '../load/plugin.ts';
import { readSetting, writeSetting } from '../store/demo_settings.ts';
import { loadBody, ordersBody } from './mood_schemas.ts';

interface Ordered {
  readonly orders: readonly (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[];
  readonly random?: RandomFaults;
}

/** The gateway's mood: which faults strike, on order and by chance, and how slow it is. Registered in demo mode only. */
export function moodRoutes(app: FastifyInstance, desk: Desk, struck: Struck): void {
  const { store } = desk;
  const faultsNow = () => ({
    ok: true,
    known: faultNames,
    orders: listOrders(store),
    random: JSON.parse(readSetting(store, 'random-faults') ?? 'null') as RandomFaults | null,
    struck,
  });
  const loadNow = () => {
    const load = JSON.parse(readSetting(store, 'load') ?? 'null') as Load | null;
    return { ok: true, ratePerSecond: load?.ratePerSecond ?? null };
  };

  app.get('/faults', async () => faultsNow());

  // Each request says all that is to strike from now on.
  app.put<{ Body: Ordered }>('/faults', { schema: { body: ordersBody } }, async ({ body }) => {
    const plain = { step: 'any', moment: 'before', times: null, ms: null } as const;
    replaceOrders(
      store,
      body.orders.map(order => ({ ...plain, ...order })),
    );
    const { random } = body;
    writeSetting(store, 'random-faults', random === undefined || random.share === 0 ? null : random);
    return faultsNow();
  });

  app.get('/load', async () => loadNow());

  app.put<{ Body: { ratePerSecond: number | null } }>(
    '/load',
    { schema: { body: loadBody } },
    async request => {
      const { ratePerSecond } = request.body;
      // At no rate at all nothing is slow.
      writeSetting(store, 'load', ratePerSecond === null || ratePerSecond === 0 ? null : { ratePerSecond });
      return loadNow();
    },
  );
}
