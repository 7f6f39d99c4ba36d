/** What a session asks of the network: four questions, and whatever comes back. An app with its own API writes them itself. */

/** What came back, before anybody has looked at it. Each field may hold anything. */
export interface Reply {
  readonly status: number;
  /** A `Headers`, or an object whose names are in any case. */
  readonly headers?: unknown;
  /** The body as text; a body that was parsed already is taken too, and so is a function that gives it, as a `Response` has. */
  readonly text: unknown;
}

/** An `AbortSignal`, as far as it is asked. */
export interface PlainSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', heard: () => void): void;
  removeEventListener(type: 'abort', heard: () => void): void;
}

/** The runtime's own `AbortSignal`, so that its `fetch` takes it; where none is declared, as in mini-programs, a plain one. */
export type SignalLike = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : PlainSignal;

/** About one call. */
export interface Call {
  /** Aborted when nobody waits any longer. */
  readonly signal: SignalLike;
  /** How long it may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** The card as it is sent: the text of the check, and never kept. */
export interface CardSent {
  readonly secret: string;
  readonly number?: string | undefined;
  readonly product?: string | undefined;
}

/**
 * Each function gives a reply, whatever it says, or throws. An error whose `notSent` is true proves that nothing has left
 * the device; of any other the outcome is unknown.
 *
 * `intent` is 32 digits of base 16: the id of the attempt, the same for every repeat of it.
 */
export interface Transport {
  /** Starts the attempt, or gives how it stands if it has been started. */
  start(intent: string, card: CardSent, call: Call): Promise<Reply>;
  /** Gives what was asked: an SMS code, a password, a token, the text of a QR code. `key` makes a repeat harmless. */
  confirm(intent: string, answer: string, key: string, call: Call): Promise<Reply>;
  /** Asks for another SMS. */
  resend(intent: string, call: Call): Promise<Reply>;
  /** Asks how the attempt stands. */
  status(intent: string, call: Call): Promise<Reply>;
}

/** What `fetch` is asked for. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: SignalLike;
}

/** What it gives, as far as it is read. */
export interface FetchAnswer {
  readonly status: number;
  readonly headers: unknown;
  text(): Promise<string>;
}

export type FetchLike = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/** Where a gateway is, and what it is told. */
export interface GatewayOptions {
  /** `fetch` of the runtime if omitted. */
  readonly fetch?: FetchLike | undefined;
  /** Where the gateway's interface begins, as in `/api/v1`; without a slash at its end. */
  readonly base?: string | undefined;
  readonly platform?: string | undefined;
  readonly channel?: string | undefined;
  /** What each request carries besides: a session's token, say. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}
