/** One request over plain HTTP, which sends nothing again by itself and follows nothing. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Outgoing } from '../plan/template.ts';

/** What came back, or did not. */
export interface Exchanged {
  /** 0 if no answer came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** At most `mostBytes`; more is no answer to a binding. */
  readonly text: string;
  /** Why none came: an error's name or code. */
  readonly error: { readonly name: string; readonly code: string } | null;
  /** Nothing has left this machine: that it was not sent is certain. */
  readonly notSent: boolean;
  readonly elapsedMs: number;
}

export interface Sender {
  send(out: Outgoing, timeoutMs: number, signal: AbortSignal): Promise<Exchanged>;
  close(): void;
}

const mostBytes = 65_536;

type Head = Pick<Exchanged, 'status' | 'headers' | 'text'>;

async function read(answer: IncomingMessage): Promise<Head> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw Object.assign(new Error('too long'), { code: 'TOO_LONG' });
    parts.push(part);
  }
  if (!answer.complete) throw Object.assign(new Error('cut'), { code: 'ECONNRESET' });
  const { 'retry-after': retryAfter, date, 'content-type': contentType } = answer.headers;
  return {
    status: answer.statusCode ?? 0,
    headers: { 'retry-after': retryAfter, date, 'content-type': contentType },
    text: Buffer.concat(parts).toString('utf8'),
  };
}

/** @param most connections that are kept */
export function openSender(most: number): Sender {
  const plain = new HttpAgent({ keepAlive: true, maxSockets: most });
  const secure = new HttpsAgent({ keepAlive: true, maxSockets: most });
  return {
    send: (out, timeoutMs, signal) => exchange(out, timeoutMs, signal, { plain, secure }),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

interface Agents {
  readonly plain: HttpAgent;
  readonly secure: HttpsAgent;
}

async function exchange(
  out: Outgoing,
  timeoutMs: number,
  signal: AbortSignal,
  { plain, secure }: Agents,
): Promise<Exchanged> {
  const began = performance.now();
  const isSecure = out.url.startsWith('https:');
  const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  let connected = false;
  const watch = (socket: Socket): void => {
    if (!socket.connecting) connected = true;
    else socket.once(isSecure ? 'secureConnect' : 'connect', () => (connected = true));
  };
  try {
    const head = await new Promise<Head>((resolve, reject) => {
      const { method } = out;
      const length = out.body === null ? {} : { 'content-length': String(Buffer.byteLength(out.body)) };
      const options = { method, headers: { ...out.headers, ...length }, signal: over };
      const heard = (answer: IncomingMessage) => read(answer).then(resolve, reject);
      const asked = isSecure
        ? httpsRequest(out.url, { ...options, agent: secure }, heard)
        : httpRequest(out.url, { ...options, agent: plain }, heard);
      asked.on('socket', watch);
      asked.on('error', reject);
      asked.end(out.body ?? undefined);
    });
    return { ...head, error: null, notSent: false, elapsedMs: performance.now() - began };
  } catch (thrown) {
    return { ...silence(thrown, over, signal), notSent: !connected, elapsedMs: performance.now() - began };
  }
}

/** No answer. Of the error only its name and code are kept: its message may hold the address. */
function silence(thrown: unknown, over: AbortSignal, signal: AbortSignal) {
  const code = String((thrown as { code?: unknown }).code ?? '');
  const timedOut = over.aborted && !signal.aborted;
  const error = timedOut ? { name: 'TimeoutError', code: 'ETIMEDOUT' } : { name: 'FetchError', code };
  return { status: 0, headers: {}, text: '', error };
}
