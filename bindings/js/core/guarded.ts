/**
 * What becomes of a call that breaks off in its middle, as where there is no more memory: its program is of no more use. All of
 * its memory is zeroed, as a code may stand anywhere, and each later call says so at once instead of answering out of it.
 */
import type { SharedExports } from './exports.ts';

type Export = (a: number, b: number, c: number, d: number) => number;

/**
 * The same exports, guarded. No export takes more than four numbers, and what it does not take it does not see.
 *
 * @throws RangeError each of them, from the first call on that breaks off; what gives back or zeroes has nothing to do then
 */
export function guarded<Exports extends SharedExports>(exports: Exports): Exports {
  const made = { ...exports } as Record<string, unknown>;
  const names = Object.keys(made).filter(name => name !== 'memory');
  for (const name of names) {
    const call = made[name] as Export;
    made[name] = ((a, b, c, d) => {
      try {
        return call(a, b, c, d);
      } catch (cause) {
        new Uint8Array(exports.memory.buffer).fill(0);
        const broken = (): never => {
          throw new RangeError('there is no more memory: load it anew', { cause });
        };
        for (const each of names) made[each] = /wipe|close/.test(each) ? Boolean : broken;
        return broken();
      }
    }) satisfies Export;
  }
  return made as unknown as Exports;
}
