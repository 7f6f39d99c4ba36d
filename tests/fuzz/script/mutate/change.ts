/** One change of an input, in numbers that fast-check draws and makes smaller: what they mean is each mutator's. */
export interface Change {
  readonly how: number;
  readonly at: number;
  readonly other: number;
  readonly value: number;
}

export const pick = <T>(items: readonly T[], number: number): T => items[number % items.length] as T;
