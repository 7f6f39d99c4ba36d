import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, maskCard } from '../answers.ts';
import { type Asked, confirm, type Desk, resend, start, status } from '../binding.ts';
import { send } from '../errors.ts';
import type { Account } from '../store/accounts.ts';
import { cardsOf } from '../store/cards.ts';
import { attemptParams, confirmBody, confirmHeaders, startBody } from './schemas.ts';
import { signedIn } from './session.ts';

type Named = { Params: { attempt: string } };

/** Sends what `ask` answers the account that is signed in; where none is, that has been said already. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  ask: (account: Account) => Answer,
): FastifyReply {
  const account = signedIn(request, reply);
  return account === null ? reply : send(reply, ask(account));
}

/** Binding in two steps: `PUT` the attempt under an id of the client's making, then confirm it as the platform asks. */
export function attemptRoutes(app: FastifyInstance, desk: Desk): void {
  app.put<Named & { Body: Asked }>(
    '/attempts/:attempt',
    { config: { step: 'start' }, schema: { params: attemptParams, body: startBody } },
    async (request, reply) => {
      if (request.account !== null) await desk.parties?.learn(request.body);
      return answer(request, reply, account =>
        start(desk, account, request.params.attempt, request.body, {
          address: request.ip,
          smsWorks: request.smsWorks,
        }),
      );
    },
  );

  app.get<Named>(
    '/attempts/:attempt',
    { config: { step: 'status' }, schema: { params: attemptParams } },
    async (request, reply) =>
      answer(request, reply, account => status(desk, account, request.params.attempt)),
  );

  app.post<Named & { Body: { answer: string }; Headers: { 'idempotency-key': string } }>(
    '/attempts/:attempt/confirm',
    {
      config: { step: 'confirm' },
      schema: { params: attemptParams, body: confirmBody, headers: confirmHeaders },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      return answer(request, reply, account =>
        confirm(desk, account, request.params.attempt, key, request.body.answer),
      );
    },
  );

  app.post<Named>(
    '/attempts/:attempt/resend',
    { config: { step: 'resend' }, schema: { params: attemptParams } },
    async (request, reply) =>
      answer(request, reply, account => resend(desk, account, request.params.attempt, request.smsWorks)),
  );

  app.get('/cards', async (request, reply) => {
    const account = signedIn(request, reply);
    if (account === null) return reply;
    const cards = cardsOf(desk.store, account.id);
    return { ok: true, cards: cards.map(({ last4, face }) => ({ card: maskCard(last4), face })) };
  });
}
