import { call } from '../bind/client.ts';

/** The demo-only end of the gateway. Each answers `null` if it cannot be reached or is not in demo mode. */
export interface Sample {
  readonly id: string;
  readonly group: string;
  readonly raw: string;
  /** What the form is set to for it; left to the module if omitted. */
  readonly product?: string;
}

export interface Sms {
  readonly at: number;
  readonly code: string;
  readonly phone: string;
}

export interface Order {
  readonly fault: string;
  readonly step?: string;
  readonly moment?: string;
  readonly times?: number | null;
}

async function ask<T>(method: string, path: string, field: string, body?: unknown): Promise<T | null> {
  const outcome = await call(
    { method, path: `/demo/${path}`, ...(body === undefined ? {} : { body }) },
    answer => answer[field] as T,
  );
  return outcome.kind === 'ok' ? outcome.value : null;
}

export const readSamples = (): Promise<readonly Sample[] | null> => ask('GET', 'samples', 'samples');
export const readSms = (): Promise<readonly Sms[] | null> => ask('GET', 'phone', 'messages');
export const readKnownFaults = (): Promise<readonly string[] | null> => ask('GET', 'faults', 'known');
export const readOrders = (): Promise<readonly Order[] | null> => ask('GET', 'faults', 'orders');
export const orderFaults = (orders: readonly Order[]): Promise<readonly Order[] | null> =>
  ask('PUT', 'faults', 'orders', { orders });
export const startOver = (): Promise<boolean | null> => ask('POST', 'reset', 'ok');
