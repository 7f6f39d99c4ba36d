/** Why a hub cannot begin or go on. */

export const hubFaults = [
  /** The keys' file cannot be read, or is not one. */
  'bad-keys',
  /** Another process has the log. */
  'locked',
  /** The file is no log. */
  'foreign',
  /** A log of a later version. */
  'version',
  /** The log's last link is not that of its entries. */
  'log-altered',
  /** The disk takes nothing more. */
  'full',
  /** The stream that hubs share cannot be reached. */
  'no-nats',
  /** A package is not there: `libsql`, or those of NATS. */
  'no-driver',
  /** The port is taken, or the address is none of this machine. */
  'no-port',
] as const;
export type HubFault = (typeof hubFaults)[number];

export class HubError extends Error {
  constructor(
    readonly fault: HubFault,
    readonly what = '',
  ) {
    super(what === '' ? fault : `${fault}: ${what}`);
  }
}

export const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'error');
