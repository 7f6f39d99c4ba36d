/** A row of the table of calls, and how it is made. */
import type { Canary } from '../canary.ts';
import { formsOf } from '../canary.ts';

/** What the calls are given. */
export type Given = Canary & ReturnType<typeof formsOf>;

export const givenOf = (canary: Canary): Given => ({ ...canary, ...formsOf(canary) });

export type Call<T> = ((it: T, given: Given) => unknown) & {
  /** What it returns is the code itself, to be used: the caller's own. */
  readonly handsBack?: true;
};

/** For each public name of `T` the calls that are made of it: right ones, failing ones, and ones that throw. */
export type Calls<T> = { readonly [K in keyof T]-?: readonly Call<T>[] };

/** Calls whose answer is a code in the caller's hand, by what they are for. */
export function handsBack<T>(...calls: readonly ((it: T, given: Given) => unknown)[]): Call<T>[] {
  return calls.map(call =>
    Object.assign((it: T, given: Given) => call(it, given), { handsBack: true as const }),
  );
}

/** Something of the public surface, made for a canary, and what is done with it. */
export interface Subject<T = unknown> {
  readonly name: string;
  readonly make: (given: Given) => T | Promise<T>;
  readonly calls: Calls<T>;
  /** Names that the classes have for one another: no declaration shows them. */
  readonly inner?: readonly string[];
  /** What ends it. */
  readonly end?: (it: T) => unknown;
}

export const subject = <T>(of: Subject<T>): Subject => of as Subject;

export interface Outcome {
  readonly value?: unknown;
  readonly error?: unknown;
}

/** What became of a call; a promise is waited for. */
export async function outcomeOf(call: Call<unknown>, it: unknown, given: Given): Promise<Outcome> {
  try {
    return { value: await call(it, given) };
  } catch (error) {
    return { error };
  }
}

/** Reads everything that can be read of a value: what is worked out when somebody asks is worked out. */
export function readAll(value: unknown, depth = 4): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const name of publicNames(value)) {
    try {
      readAll((value as Record<string, unknown>)[name], depth - 1);
    } catch {
      // A getter may throw.
    }
  }
}

/** The names that any caller can reach: own ones, and those of the classes. */
export function publicNames(of: object): string[] {
  const names = new Set<string>();
  for (
    let at: object | null = of;
    at !== null && at !== Object.prototype && at !== Array.prototype && at !== Function.prototype;
    at = Object.getPrototypeOf(at)
  )
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name);
  return [...names];
}
