/**
 * Chance that belongs to a person and to what it decides, not to the order of calls: with either form the same person has the
 * same luck, so that the two are compared in pairs.
 */
import { drawer } from '../accuracy/draw.ts';

/** 0 <= n < 1; the same for the same words. */
export type Luck = (what: string, turn?: number) => number;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

export function luckOf(seed: number, person: number): Luck {
  return (what, turn = 0) => drawer(hash(`${seed} ${person} ${what} ${turn}`)).next();
}

/** One of `choices`, each as likely as its share of all. */
export function drawn<T>(choices: readonly (readonly [T, number])[], n: number): T {
  const all = choices.reduce((sum, [, share]) => sum + share, 0);
  let left = n * all;
  for (const [choice, share] of choices) {
    left -= share;
    if (left < 0) return choice;
  }
  const last = choices.at(-1);
  if (last === undefined) throw new Error('nothing to draw from');
  return last[0];
}
