import type { FastifyInstance } from 'fastify';
import { type Asked, type Desk, status } from '../binding.ts';
import { send } from '../errors.ts';
import { bindDirectly } from '../interface.ts';
import { bindingBody, bindingParams, confirmHeaders } from './schemas.ts';
import { signedIn } from './session.ts';

/** Binding by a program. Faults strike a binding as they strike a confirmation, and a question as any question. */
export function bindingRoutes(app: FastifyInstance, desk: Desk): void {
  app.post<{ Body: Asked; Headers: { 'idempotency-key': string } }>(
    '/bindings',
    { config: { step: 'confirm' }, schema: { body: bindingBody, headers: confirmHeaders } },
    async (request, reply) => {
      const account = signedIn(request, reply);
      if (account === null) return reply;
      const key = request.headers['idempotency-key'];
      await desk.parties?.learn(request.body);
      return send(reply, bindDirectly(desk, account, key, request.body, request.ip));
    },
  );

  app.get<{ Params: { key: string } }>(
    '/bindings/:key',
    { config: { step: 'status' }, schema: { params: bindingParams } },
    async (request, reply) => {
      const account = signedIn(request, reply);
      return account === null ? reply : send(reply, status(desk, account, request.params.key));
    },
  );
}
