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
  /** There is a file of a publisher's key already. */
  'key-taken',
  /** The file of a publisher's key cannot be read, or is none. */
  'bad-key',
  /** The file of what waits for a hub cannot be read, or is none. */
  'bad-outbox',
  /** What waits was numbered for another key. */
  'other-key',
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
