/**
 * What becomes of a call that breaks off in its middle, as where there is no more memory: its program is of no more use. All of
 * its memory is zeroed, as a code may stand anywhere, and each later call says so at once instead of answering out of it.
 */
import type { SharedExports } from './exports.ts';

type Export = (a?: number, b?: number, c?: number, d?: number) => number;

/** These only give back or zero, which is done. */
const ends = /_(wipe|close)$/;

/**
 * The same exports, guarded. No export takes more than four numbers, and what it does not take it does not see.
 *
 * @throws RangeError each of them, from the first call on that breaks off
 */
export function guarded<Exports extends SharedExports>(exports: Exports): Exports {
  const made: Record<string, unknown> = { memory: exports.memory };
  const stopped = (cause: unknown) => {
    new Uint8Array(exports.memory.buffer).fill(0);
    const broken = (): never => {
      throw new RangeError(
        'a call broke off, most likely because there is no more memory; the module holds nothing any more: load it anew',
        { cause },
      );
    };
    for (const name of Object.keys(made))
      if (name !== 'memory') made[name] = ends.test(name) ? () => {} : broken;
    return broken();
  };
  for (const [name, given] of Object.entries(exports)) {
    if (typeof given !== 'function') continue;
    const call = given as Export;
    made[name] = (a: number, b: number, c: number, d: number) => {
      try {
        return call(a, b, c, d);
      } catch (error) {
        return stopped(error);
      }
    };
  }
  return made as unknown as Exports;
}
