// The runtime's own fetch and AbortSignal fit, whether a page or Node declares them.
import { gatewayTransport, type SignalLike, type Transport } from 'cardmend/session';

export const overFetch: Transport = gatewayTransport({ fetch, base: 'https://shop.example/api/v1' });
export const wrapped: Transport = gatewayTransport({ fetch: (url, init) => fetch(url, { ...init }) });
export const signal: SignalLike = new AbortController().signal;

const send = async (path: string, signal: SignalLike, body: object) => {
  const init = { method: 'POST', body: JSON.stringify(body), signal };
  const response = await fetch(`https://shop.example/${path}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

export const own: Transport = {
  start: (intent, card, { signal }) => send(intent, signal, card),
  confirm: (intent, answer, key, { signal }) => send(intent, signal, { answer, key }),
  resend: (intent, { signal }) => send(intent, signal, {}),
  status: (intent, { signal }) => send(intent, signal, {}),
};
