// What every consumer is asked: vectors of the shipped products.
import { productIds } from '#tables/keys.ts';
import { type CheckCase, type ExplainCase, optionsOf, rawOf, cases as vectors } from '../node/vectors.ts';

export const parts = ['check', 'guide', 'whole'] as const;
export type Part = (typeof parts)[number];

export interface Expect {
  readonly verdict?: string;
  readonly code?: string;
}

export interface Cases {
  readonly check: readonly { readonly raw: string; readonly options: object; readonly expect: Expect }[];
  readonly explain: readonly ExplainCase[];
}

/** What crosses into a page must be what JSON holds. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function isShipped(one: CheckCase): boolean {
  const options = optionsOf(one);
  if (!('product' in options) || one.raw === undefined || one.repeat !== undefined) return false;
  return (productIds as readonly string[]).includes(options.product);
}

export const cases: Cases = plain({
  check: vectors<CheckCase & { readonly expect: Expect }>('check')
    .filter(isShipped)
    .slice(0, 60)
    .map(one => ({ raw: rawOf(one), options: optionsOf(one), expect: one.expect })),
  explain: vectors<ExplainCase>('explain').slice(0, 20),
});
