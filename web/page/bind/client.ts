/** The page's own questions to its gateway, beside those of binding: who is signed in, and what the demo has. */
import type { Body } from './attempt.ts';

const timeoutMs = 10_000;
const base = '/api/v1';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** What `read` makes of the answer; `null` if there is none, or none that says it went well. Never rejects. */
export async function call<T>({ method, path, body }: Request, read: (body: Body) => T): Promise<T | null> {
  const gaveUp = new AbortController();
  const timer = setTimeout(() => gaveUp.abort(), timeoutMs);
  try {
    const response = await fetch(base + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: gaveUp.signal,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    const good = typeof answer === 'object' && answer !== null && (answer as Body).ok === true;
    return response.ok && good ? read(answer as Body) : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
