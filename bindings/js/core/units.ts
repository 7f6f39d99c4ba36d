/** Texts and words on their way into the core's buffers and out of them. */
import { maxInput } from '#tables/limits.ts';
import type { Core } from './core.ts';
import type { SharedExports } from './exports.ts';

/** The first `count` units as a string, zeroed behind the reader. */
export function takeUnits(units: Uint16Array, count: number): string {
  if (count === 16) return takeSixteen(units);
  const end = Math.min(count, units.length);
  let text = '';
  for (let i = 0; i < end; ++i) {
    text += String.fromCharCode(units[i] as number);
    units[i] = 0;
  }
  return text;
}

/** What most codes have: one call makes the string, where a loop would join sixteen. */
function takeSixteen(u: Uint16Array): string {
  const n = (i: number): number => {
    const unit = u[i] as number;
    u[i] = 0;
    return unit;
  };
  // biome-ignore format: four groups of four
  return String.fromCharCode(
    n(0), n(1), n(2), n(3),
    n(4), n(5), n(6), n(7),
    n(8), n(9), n(10), n(11),
    n(12), n(13), n(14), n(15),
  );
}

/** A copy of the first `count` words, which are zeroed. */
export function takeWords(words: Int32Array, count: number): Int32Array {
  const taken = words.slice(0, count);
  words.fill(0, 0, count);
  return taken;
}

/** Writes a text to the core's input; nothing of one that is too long, which the core refuses by its length. */
export function writeInput(core: Core<SharedExports>, text: string): void {
  const { length } = text;
  if (length > maxInput) return;
  const { input } = core;
  for (let i = 0; i < length; ++i) input[i] = text.charCodeAt(i);
}
