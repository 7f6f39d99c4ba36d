import type { FastifyInstance } from 'fastify';
import { type Desk, receive } from '../binding.ts';
import { findAttempt, waitingOf } from '../store/attempts.ts';
import { audit } from '../store/audit.ts';
import { resow, samples } from '../store/seed.ts';
import { dynamicToken, payPassword, qrText, tokenMs } from '../verification.ts';
import { signedIn } from './session.ts';

/**
 * What makes the demo playable and would be a hole anywhere else: the sample cards in plain text, the telephone of the
 * person who is signed in, what was done to which card, the start over. Registered in demo mode only.
 */
export function demoRoutes(app: FastifyInstance, desk: Desk): void {
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

  app.get('/audit', async () => ({ ok: true, ...audit(store, 200) }));

  app.post('/receipt', async (request, reply) => {
    const account = signedIn(request, reply);
    return account === null ? reply : { ok: true, received: receive(desk, account) };
  });

  app.post('/reset', async () => {
    resow(store, keys, settings.now());
    await desk.parties?.reset();
    return { ok: true };
  });
}
