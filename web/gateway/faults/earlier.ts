import type { FastifyRequest } from 'fastify';

/**
 * Remembers the latest good answers of each account, for `duplicate`. Only those that name their attempt: of a refusal
 * that was meant for another request no client could tell that it was.
 */
export interface EarlierAnswers {
  keep(request: FastifyRequest, payload: unknown): void;
  /** The latest one that another request got; `null` if there is none yet. */
  of(request: FastifyRequest): string | null;
}

/** Accounts that are remembered; beyond, the oldest goes. */
const mostAccounts = 100;

export function earlierAnswers(): EarlierAnswers {
  /** The latest two by account: the very last may be the request's own. */
  const latest = new Map<string, readonly { readonly asked: string; readonly payload: string }[]>();
  const askedBy = (request: FastifyRequest): string =>
    `${request.method} ${request.url} ${request.headers['idempotency-key'] ?? ''}`;
  return {
    keep(request, payload) {
      if (typeof payload !== 'string' || !payload.startsWith('{"ok":true,"attempt"')) return;
      const account = request.account?.id ?? '';
      const asked = askedBy(request);
      const others = (latest.get(account) ?? []).filter(each => each.asked !== asked);
      latest.delete(account);
      latest.set(account, [{ asked, payload }, ...others].slice(0, 2));
      const oldest = latest.size > mostAccounts ? latest.keys().next().value : undefined;
      if (oldest !== undefined) latest.delete(oldest);
    },
    of(request) {
      const asked = askedBy(request);
      const mine = latest.get(request.account?.id ?? '') ?? [];
      return mine.find(each => each.asked !== asked)?.payload ?? null;
    },
  };
}
