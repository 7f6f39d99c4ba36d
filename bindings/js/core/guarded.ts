/**
 * What becomes of a call that breaks off in its middle, as where there is no more memory: its program is of no more use. All of
 * its memory is zeroed, as a code may stand anywhere, and each later call says so at once instead of answering out of it. What
 * broke it off is the error's `cause`: an allocation that fails ends as any other trap does, and engines tell them in words of their
 * own, so that the error says no more than is true of both.
 */
type Call = (...given: readonly unknown[]) => unknown;

export interface Guarded<Exports> {
  /** @throws RangeError each of them, from the first call on that breaks off; what gives back or zeroes has nothing to do then */
  readonly exports: Exports;
  /** The same without a guard, for the call that must cost least. Who calls one of them hands what it throws to `broke`. */
  readonly direct: Exports;
  /** Zeroes the memory, and makes both kinds refuse from here on. */
  readonly broke: (cause: unknown) => never;
}

/** The same calls, guarded. @param refusal what the RangeError says */
export function guarded<Exports extends { readonly memory: { readonly buffer: ArrayBuffer } }>(
  exports: Exports,
  refusal = 'broke off (no memory?): load anew',
): Guarded<Exports> {
  const direct = { ...exports } as Record<string, unknown>;
  const made = { ...exports } as Record<string, unknown>;
  const names = Object.keys(made).filter(name => name !== 'memory');
  let error: RangeError | undefined;
  const refuse = (): never => {
    throw error;
  };
  const broke = (cause: unknown): never => {
    // What `direct` refuses with comes by here again.
    if (error === undefined) {
      new Uint8Array(exports.memory.buffer).fill(0);
      error = new RangeError(refusal, { cause });
      for (const name of names) direct[name] = made[name] = /wipe|close/.test(name) ? Boolean : refuse;
    }
    return refuse();
  };
  for (const name of names) {
    const call = made[name] as Call;
    made[name] = ((...given) => {
      try {
        return call(...given);
      } catch (cause) {
        return broke(cause);
      }
    }) satisfies Call;
  }
  return { exports: made as unknown as Exports, direct: direct as unknown as Exports, broke };
}
