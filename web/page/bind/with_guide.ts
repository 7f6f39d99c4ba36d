import type { GatewayClient, Outcome } from './client.ts';

/** The longest that an answer is held back for the sake of its explanation. */
const mostMs = 3_000;

/**
 * A client whose failures are told once what explains them is there: a person is not shown two answers, one after the
 * other. The guide is asked for at each failure until it is there, and never before the first.
 */
export function withGuide(client: GatewayClient, loadGuide: () => Promise<unknown>): GatewayClient {
  const held = async <T>(outcome: Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const came = await outcome;
    if (came.kind !== 'ok')
      await Promise.race([loadGuide(), new Promise(resolve => setTimeout(resolve, mostMs))]);
    return came;
  };
  return {
    start: (...args) => held(client.start(...args)),
    confirm: (...args) => held(client.confirm(...args)),
    resend: (...args) => held(client.resend(...args)),
    status: (...args) => held(client.status(...args)),
  };
}
