/** What goes between the logic layer of a mini-program and its Worker: plain objects, copied on their way. */

/** One end: what `createWorker` gives, and what a Worker finds as `worker`. */
export interface Port {
  postMessage(message: object): void;
  onMessage(listener: (message: never) => void): void;
}

/** A call of a module's method, or of `load`. */
export interface Call {
  readonly cardmend: number;
  readonly call: string;
  readonly args: readonly unknown[];
}

/** What it gave, or why not. Errors cross as their fields. */
export interface Reply {
  readonly cardmendReply: number;
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly reason?: string };
}
