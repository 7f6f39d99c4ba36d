import type { FastifyInstance } from 'fastify';
import type { Desk } from '../binding.ts';
import { watchSetting } from '../store/demo_settings.ts';
import { earlierAnswers } from './earlier.ts';
import { type FaultOrder, takeOrder } from './orders.ts';
import { dice, type RandomFaults } from './random.ts';
import { type FaultName, faults, type Moment, type Step } from './registry.ts';
import { strike } from './strike.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which step of binding the route is; faults strike only these. */
    step?: Step;
  }
  interface FastifyRequest {
    /** The fault that strikes after the work is done. */
    faultAfter: FaultOrder | null;
    smsWorks: boolean;
  }
}

/** How often each fault has struck since the process began, before and after the work. */
export type Struck = Partial<Record<FaultName, Record<Moment, number>>>;

/** The longest delay by chance; an ordered one may be longer. */
const mostDelayMs = 3_000;

/**
 * Lets faults strike: first those that are ordered, then those by chance. Registered in demo mode only: elsewhere there
 * is nothing to strike with.
 */
export function inflictFaults(app: FastifyInstance, desk: Desk): Struck {
  const struck: Struck = {};
  const earlier = earlierAnswers();
  const draw = watchSetting(desk.store, 'random-faults', (random: RandomFaults) =>
    dice(random, Math.min(mostDelayMs, desk.settings.holdMs)),
  );
  app.addHook('preHandler', async (request, reply) => {
    const { step } = request.routeOptions.config;
    if (step === undefined) return;
    const order = takeOrder(desk.store, step) ?? draw()?.();
    if (order === null || order === undefined) return;
    const moment = momentOf(order);
    const before = struck[order.fault] ?? { before: 0, after: 0 };
    struck[order.fault] = { ...before, [moment]: before[moment] + 1 };
    if (moment === 'after') {
      request.faultAfter = order;
      return;
    }
    const spoilt = await strike(order, { desk, earlier, request, reply });
    if (spoilt !== null) return reply.send(spoilt);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const order = request.faultAfter;
    request.faultAfter = null;
    const spoilt = order === null ? null : await strike(order, { desk, earlier, request, reply });
    // What was spoilt was never sent: it is no earlier answer.
    if (spoilt === null) earlier.keep(request, payload);
    return spoilt ?? payload;
  });
  return struck;
}

/** A wrong date belongs on the answer that the work gives; an SMS that cannot go out must be known before the work. */
function momentOf({ fault, moment }: FaultOrder): Moment {
  const { kind } = faults[fault];
  if (kind === 'skew') return 'after';
  return kind === 'no-sms' ? 'before' : moment;
}
