import type { FastifyInstance } from 'fastify';
import type { Desk } from '../binding.ts';
import { watchSetting } from '../store/demo_settings.ts';
import { waitWhileOpen } from '../wait.ts';
import { rateMeter, waitAt } from './model.ts';

/** From so many requests a second the end is slow. */
export interface Load {
  readonly ratePerSecond: number;
}

/**
 * Makes the steps of binding as slow as the load is, where one is set. The wait comes before the work, as in a queue: a
 * client that leaves meanwhile does not undo what it asked for.
 */
export function bearLoad(app: FastifyInstance, desk: Desk): void {
  const load = watchSetting(desk.store, 'load', ({ ratePerSecond }: Load) => {
    const meter = rateMeter();
    return (now: number) => waitAt(meter.arrive(now) / ratePerSecond);
  });
  app.addHook('preHandler', async request => {
    if (request.routeOptions.config.step === undefined) return;
    const wait = load()?.(performance.now());
    if (wait !== undefined) await waitWhileOpen(request, wait);
  });
}
