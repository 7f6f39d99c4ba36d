import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { maskPhone, misuse, refusal } from '../answers.ts';
import type { Desk } from '../binding.ts';
import { send } from '../errors.ts';
import { type Account, closeSession, findAccount, openSession, sessionAccount } from '../store/accounts.ts';
import { sessionBody } from './schemas.ts';

const cookieName = 'cardmend_session';
const attributes = 'Path=/api; HttpOnly; SameSite=Strict';

declare module 'fastify' {
  interface FastifyRequest {
    account: Account | null;
  }
}

/** Who is asking; found once per request from the cookie or the header. */
export function addAccounts(app: FastifyInstance, desk: Desk): void {
  app.decorateRequest('account', null);
  app.addHook('onRequest', async request => {
    const token = readToken(request);
    if (token !== null) request.account = sessionAccount(desk.store, desk.keys, token, desk.settings.now());
  });
}

/** Answers "please sign in" and returns `null` if nobody is signed in. */
export function signedIn(request: FastifyRequest, reply: FastifyReply): Account | null {
  if (request.account === null) send(reply, refusal('nologin', {}, 401));
  return request.account;
}

export function sessionRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/session', async ({ account }) => ({
    ok: true,
    account: account?.id ?? null,
    phone: account === null ? null : maskPhone(account.phone),
  }));

  app.delete('/session', async (request, reply) => {
    const token = readToken(request);
    if (token !== null) closeSession(desk.store, desk.keys, token);
    reply.header('set-cookie', `${cookieName}=; Max-Age=0; ${attributes}`);
    return { ok: true };
  });
}

/** The demo's stand-in for the shop's sign-in: no password, made-up accounts only. */
export function demoSignIn(app: FastifyInstance, desk: Desk): void {
  app.post<{ Body: { account: string } }>(
    '/session',
    { schema: { body: sessionBody } },
    async (request, reply) => {
      const account = findAccount(desk.store, request.body.account);
      if (account === null)
        return send(reply, misuse(404, 'no-such-account', 'The demo has no such account.'));
      const token = openSession(desk.store, desk.keys, account.id, desk.settings.now());
      reply.header('set-cookie', `${cookieName}=${token}; ${attributes}`);
      return { ok: true, account: account.id, phone: maskPhone(account.phone) };
    },
  );
}

/** From the cookie of a page, or from the header of a program. */
function readToken(request: FastifyRequest): string | null {
  const [, bearer] = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? '') ?? [];
  if (bearer !== undefined) return bearer;
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName && value !== undefined && /^[0-9a-f]{64}$/.test(value)) return value;
  }
  return null;
}
