/** A reader of bytes from outside, what is put into it, and what must be so whatever comes. */

export interface ScriptTarget {
  /** What the real writers wrote. Each input is one of them, changed. */
  readonly seeds: readonly Uint8Array[];
  /** Whether seeds are changed as JSON too: a value here, a name there. */
  readonly isJson: boolean;
  /** Reads an input. @throws if a law is broken */
  run(input: Uint8Array): void | Promise<void>;
}

/** What a file of `targets` exports as `target`. */
export type MakeTarget = () => ScriptTarget | Promise<ScriptTarget>;

export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

const decoder = new TextDecoder();
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** What a text says as JSON; undefined if it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a text goes deeper than `JSON.stringify` does: then a target asks no more than that nothing is thrown. */
export const isDeep = (text: string): boolean => text.includes('['.repeat(1000));
