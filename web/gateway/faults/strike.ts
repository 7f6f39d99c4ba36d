import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, pause, refusal } from '../answers.ts';
import type { Desk } from '../binding.ts';
import { type PlatformId, platformIds } from '../platforms/platforms.ts';
import { findAttempt } from '../store/attempts.ts';
import { waitWhileOpen } from '../wait.ts';
import type { EarlierAnswers } from './earlier.ts';
import { type FaultOrder, skewMs } from './orders.ts';
import { type Effect, faults } from './registry.ts';

/** What a fault needs to strike. */
export interface Scene {
  readonly desk: Desk;
  readonly earlier: EarlierAnswers;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const cutAnswer = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{"ok":';

/** Lets a fault strike; returns the text to send in place of the answer, or `null` to go on. */
export async function strike(order: FaultOrder, scene: Scene): Promise<string | null> {
  const effect: Effect = faults[order.fault];
  const { desk, earlier, request, reply } = scene;
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
    case 'no-sms':
      request.smsWorks = false;
      return null;
    case 'duplicate':
      return duplicate(earlier.of(request), reply);
    case 'skew':
      skew(reply, desk.settings.now() + (order.ms ?? skewMs));
      return null;
    case 'refusal':
      return say(reply, refusal(effect.reason, {}, 200, platformAsked(scene)));
    case 'pause':
      return say(reply, pause(effect.reason, effect.status, effect.ms, platformAsked(scene)));
    case 'raw':
      return instead(reply, effect.status, effect.body, effect.type);
  }
}

/** Whom the request is for: as a start says it, or as its attempt was started; JD if nobody knows. */
function platformAsked({ desk, request }: Scene): PlatformId {
  const { platform } = (request.body ?? {}) as { platform?: unknown };
  const { attempt = '' } = request.params as { attempt?: string };
  const named = platform ?? findAttempt(desk.store, attempt)?.platform;
  return platformIds.find(id => id === named) ?? 'jd';
}

function say(reply: FastifyReply, { status, body, retryAfter }: Answer): string {
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return instead(reply, status, JSON.stringify(body));
}

function instead(
  reply: FastifyReply,
  status: number,
  body: string,
  type = 'application/json; charset=utf-8',
): string {
  reply.code(status).type(type).removeHeader('content-length');
  return body;
}

function duplicate(answer: string | null, reply: FastifyReply): string | null {
  if (answer === null) return null;
  reply.removeHeader('retry-after');
  return instead(reply, 200, answer);
}

/** The answer is right, but the clock that dates it is not; a wait is told as a date by that clock. */
function skew(reply: FastifyReply, now: number): void {
  const date = Math.floor(now / 1_000) * 1_000;
  reply.header('date', new Date(date).toUTCString());
  const wait = Number(reply.getHeader('retry-after') ?? Number.NaN);
  if (!Number.isNaN(wait)) reply.header('retry-after', new Date(date + wait * 1_000).toUTCString());
}
