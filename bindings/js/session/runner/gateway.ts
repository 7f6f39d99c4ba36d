/** The gateway's four questions as HTTP. */
import type { Call, FetchInit, FetchLike, GatewayOptions, Reply, Transport } from '../transport.ts';

const runtimeFetch: FetchLike = (url, init) => fetch(url, init);

export function gatewayOver(options: GatewayOptions): Transport {
  const { fetch: ask = runtimeFetch, base = '/api/v1', platform, channel } = options;
  const send = async (
    path: string,
    method: string,
    call: Call,
    body?: object,
    key?: string,
  ): Promise<Reply> => {
    const headers = {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
      ...options.headers,
    };
    const init: FetchInit = {
      method,
      headers,
      signal: call.signal,
      ...(body && { body: JSON.stringify(body) }),
    };
    const answer = await ask(`${base}/attempts/${path}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    start: (intent, { secret, number, product }, call) =>
      send(intent, 'PUT', call, { platform, channel, secret, number, product }),
    confirm: (intent, answer, key, call) => send(`${intent}/confirm`, 'POST', call, { answer }, key),
    resend: (intent, call) => send(`${intent}/resend`, 'POST', call, {}),
    status: (intent, call) => send(intent, 'GET', call),
  };
}
