import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyRequest } from 'fastify';

/** Waits `ms`, or until the client has left. */
export async function waitWhileOpen(request: FastifyRequest, ms: number): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  request.raw.socket.once('close', leave);
  await sleep(ms, undefined, { signal: gone.signal }).catch(() => {});
  request.raw.socket.off('close', leave);
}
