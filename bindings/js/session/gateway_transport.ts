/** The HTTP of the gateway (docs/use/session.md) over `fetch`, or over a mini-program's request by `requestLike`. */
import { loadRunner } from './load_runner.ts';
import type { GatewayOptions, Transport } from './transport.ts';

/** What it sends with is loaded with what sends. */
export function gatewayTransport(options: GatewayOptions = {}): Transport {
  const over = async () => (await loadRunner()).gatewayOver(options);
  return {
    start: async (...given) => (await over()).start(...given),
    confirm: async (...given) => (await over()).confirm(...given),
    resend: async (...given) => (await over()).resend(...given),
    status: async (...given) => (await over()).status(...given),
  };
}
