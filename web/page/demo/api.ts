import { call } from '../bind/client.ts';

/** The demo-only end of the gateway. Each answers `null` if it cannot be reached or is not in demo mode. */
export interface Sample {
  readonly id: string;
  readonly group: string;
  readonly raw: string;
  /** What the form is set to for it; left to the module if omitted. */
  readonly product?: string;
  /** Where it is bound; anywhere if omitted. */
  readonly platform?: string;
}

export interface Sms {
  readonly at: number;
  readonly code: string;
  readonly phone: string;
}

/** What the person who is signed in has at hand. */
export interface Phone {
  readonly messages: readonly Sms[];
  /** What the token shows now, and for how long still. */
  readonly token: { readonly code: string; readonly leftMs: number };
  readonly payPassword: string;
  /** The texts of the QR codes that are printed on the cards which are being bound. */
  readonly qr: readonly { readonly attempt: string; readonly text: string }[];
}

export interface Order {
  readonly fault: string;
  readonly step?: string;
  readonly moment?: string;
  readonly times?: number | null;
}

/** Faults by chance: of so large a part (0 to 1) of the requests, the same ones for the same seed. */
export interface RandomFaults {
  readonly share: number;
  readonly seed: number;
}

const ask = <T>(method: string, path: string, field: string, body?: unknown): Promise<T | null> =>
  call(
    { method, path: `/demo/${path}`, ...(body === undefined ? {} : { body }) },
    answer => answer[field] as T,
  );

export const readSamples = (): Promise<readonly Sample[] | null> => ask('GET', 'samples', 'samples');
export const readPhone = (): Promise<Phone | null> =>
  call({ method: 'GET', path: '/demo/phone' }, answer => answer as unknown as Phone);
export const readKnownFaults = (): Promise<readonly string[] | null> => ask('GET', 'faults', 'known');
export const readOrders = (): Promise<readonly Order[] | null> => ask('GET', 'faults', 'orders');
export const orderFaults = (
  orders: readonly Order[],
  random: RandomFaults,
): Promise<readonly Order[] | null> =>
  ask('PUT', 'faults', 'orders', { orders, ...(random.share > 0 && { random }) });
/** From so many requests a second the platform is slow; 0 for never. */
export const setLoad = (ratePerSecond: number): Promise<boolean | null> =>
  ask('PUT', 'load', 'ok', { ratePerSecond: ratePerSecond > 0 ? ratePerSecond : null });
/** The person confirms what was delivered: money that waits for it arrives. */
export const confirmReceipt = (): Promise<boolean | null> => ask('POST', 'receipt', 'ok');
export const startOver = (): Promise<boolean | null> => ask('POST', 'reset', 'ok');
