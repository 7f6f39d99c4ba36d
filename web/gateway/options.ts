/** What a gateway may be told when it is opened. Everything has a default that suits the demo. */
export interface GatewayOptions {
  /** Where its state lives: the database, the key beside it, the SMS log. Made if missing. */
  readonly folder: string;
  /** The built page; omitted: the API alone. */
  readonly pages?: string;
  /** Opens the demo's sign-in, phone, sample cards and fault switches. Off unless asked for. */
  readonly demo?: boolean;
  /** The platforms tell each other of stolen cards, over a hub and lists in the folder. Off unless asked for. */
  readonly parties?: boolean;
  /** Reports of stolen cards that one account, or one network address, may make in a minute. */
  readonly reportsPerMinute?: number;
  readonly now?: () => number;
  readonly smsLifeMs?: number;
  /** The least time between two SMS of an attempt: a minute, as at the shop; 0 where the clock stands. */
  readonly smsEveryMs?: number;
  /** Refusals of one card for one account before it is locked. The shop allows three. */
  readonly triesPerCard?: number;
  readonly lockMs?: number;
  /** Attempts that one account may start in a minute. */
  readonly startsPerMinute?: number;
  /** Attempts that one network address may start in a minute. */
  readonly startsPerAddress?: number;
  /** The wait after a wrong code, which doubles with each in a row; 0 switches this risk control off. */
  readonly paceFirstMs?: number;
  /** SQLite's setting; NORMAL survives the end of the process, FULL the end of the power too. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** How long an ordered time-out holds the answer, unless the client leaves sooner. */
  readonly holdMs?: number;
  /** Receives each line of the SMS log as it is written. */
  readonly onSms?: (line: string) => void;
  /** Receives faults of the gateway itself: an error's name and stack, never a request's content. */
  readonly onError?: (text: string) => void;
}

export type Settings = Required<Omit<GatewayOptions, 'pages'>> & { readonly pages: string | null };

export function settle(options: GatewayOptions): Settings {
  return {
    folder: options.folder,
    pages: options.pages ?? null,
    demo: options.demo ?? false,
    parties: options.parties ?? false,
    reportsPerMinute: options.reportsPerMinute ?? 10,
    now: options.now ?? Date.now,
    smsLifeMs: options.smsLifeMs ?? 5 * 60_000,
    smsEveryMs: options.smsEveryMs ?? 60_000,
    triesPerCard: options.triesPerCard ?? 3,
    lockMs: options.lockMs ?? 24 * 3_600_000,
    startsPerMinute: options.startsPerMinute ?? 20,
    startsPerAddress: options.startsPerAddress ?? 3 * (options.startsPerMinute ?? 20),
    paceFirstMs: options.paceFirstMs ?? 3_000,
    synchronous: options.synchronous ?? 'FULL',
    holdMs: options.holdMs ?? 60_000,
    onSms: options.onSms ?? (() => {}),
    onError: options.onError ?? (text => console.error(text)),
  };
}
