import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../binding.ts';
import { type LoadModel, loadModel } from '../load.ts';
import { type FaultOrder, takeOrder } from './orders.ts';
import { dice, readRandom } from './random.ts';
import { type Effect, faults, type Step } from './registry.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which step of binding the route is; faults strike only these. */
    step?: Step;
  }
  interface FastifyRequest {
    /** The fault that strikes after the work is done. */
    faultAfter: FaultOrder | null;
    smsWorks: boolean;
    /** An earlier accepted answer to the account, for `duplicate`. */
    earlierAnswer: string | null;
  }
}

/** Lets the ordered faults strike. Registered in demo mode only: elsewhere there is nothing to strike with. */
export function inflictFaults(app: FastifyInstance, desk: Desk): Mood {
  const mood = makeMood(desk);
  const earlier = new Map<string, string>();
  app.decorateRequest('earlierAnswer', null);
  app.addHook('preHandler', async (request, reply) => {
    const { step } = request.routeOptions.config;
    if (step === undefined) return;
    const wait = mood.load?.arrive(performance.now()) ?? 0;
    if (wait > 0) await waitWhileOpen(request, wait);
    const order = takeOrder(desk.store, step) ?? mood.draw?.() ?? null;
    if (order === null) return;
    const { kind } = faults[order.fault];
    if (kind === 'duplicate' || kind === 'skew' || (order.moment === 'after' && kind !== 'no-sms')) {
      request.faultAfter = order;
      return;
    }
    const spoilt = await strike(order, desk, request, reply);
    if (spoilt !== null) return reply.send(spoilt);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const order = request.faultAfter;
    const account = request.account?.id ?? '';
    request.earlierAnswer = earlier.get(account) ?? null;
    if (typeof payload === 'string' && payload.startsWith('{"ok":true,"attempt"'))
      earlier.set(account, payload);
    if (order === null) return payload;
    request.faultAfter = null;
    return (await strike(order, desk, request, reply)) ?? payload;
  });
  return mood;
}

/** What the demo's person set: chance and load. Chance is kept in the store, the load ends with the process. */
export interface Mood {
  draw: (() => FaultOrder | null) | null;
  load: LoadModel | null;
  ratePerSecond: number | null;
  reread(): void;
  setLoad(ratePerSecond: number | null): void;
}

function makeMood(desk: Desk): Mood {
  const mood: Mood = {
    draw: null,
    load: null,
    ratePerSecond: null,
    reread() {
      const random = readRandom(desk);
      mood.draw = random === null ? null : dice(random);
    },
    setLoad(ratePerSecond) {
      mood.ratePerSecond = ratePerSecond;
      mood.load = ratePerSecond === null ? null : loadModel(ratePerSecond);
    },
  };
  mood.reread();
  return mood;
}

const cutAnswer = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"ok":';

/** Does it; returns the text to send in place of the answer, or `null` to go on. */
async function strike(
  order: FaultOrder,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string | null> {
  const effect: Effect = faults[order.fault];
  const { socket } = request.raw;
  switch (effect.kind) {
    case 'delay':
      await waitWhileOpen(request, order.ms ?? 3_000);
      return null;
    case 'hold':
      await waitWhileOpen(request, order.ms ?? desk.settings.holdMs);
      socket.destroy();
      return '';
    case 'drop':
      await new Promise(done => socket.write(cutAnswer, done));
      socket.destroy();
      return '';
    case 'reset':
      socket.destroy();
      return '';
    case 'duplicate':
      if (request.earlierAnswer === null) return null;
      reply.code(200).removeHeader('content-length').removeHeader('retry-after');
      return request.earlierAnswer;
    case 'skew': {
      const now = desk.settings.now() + (order.ms ?? 3_600_000);
      const wait = reply.getHeader('retry-after');
      reply.header('date', new Date(now).toUTCString());
      if (wait !== undefined) reply.header('retry-after', new Date(now + Number(wait) * 1_000).toUTCString());
      return null;
    }
    case 'no-sms':
      request.smsWorks = false;
      return null;
    case 'answer':
      reply.code(effect.answer.status).type('application/json; charset=utf-8');
      if (effect.answer.retryAfter !== undefined) reply.header('retry-after', effect.answer.retryAfter);
      reply.removeHeader('content-length');
      return JSON.stringify(effect.answer.body);
    case 'raw':
      reply.code(effect.status).type(effect.type).removeHeader('content-length');
      return effect.body;
  }
}

async function waitWhileOpen(request: FastifyRequest, ms: number): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  request.raw.socket.once('close', leave);
  await sleep(ms, undefined, { signal: gone.signal }).catch(() => {});
  request.raw.socket.off('close', leave);
}
