/** Numbers as the core counts with them. */

/** Whole, from 0 on and at most `most`, which is what 31 bits hold if omitted; -1 for anything else. */
export const count = (value: unknown, most = 0x7fffffff): number =>
  typeof value === 'number' && value >= 0 ? Math.min(Math.floor(value), most) : -1;
