/** Which build of the wasm this JavaScript belongs to, and which one a file or an instance is of. */
import type { SharedExports } from './exports.ts';
import type { Own } from './own.ts';
import { trouble } from './trouble.ts';

/** More than any name of a build is long. */
const mostUnits = 64;

/** @throws CardmendLoadError if what was found is not what this JavaScript belongs to */
export async function checkBuild(own: Own, found: string, from: string): Promise<void> {
  if (found !== own.build) throw await trouble(own, 'mismatch', 'build', { from, found });
}

/** What an instance says of itself: it can be asked where there are no custom sections to read. */
function buildOf({ memory, cm_build }: Partial<SharedExports>): string {
  if (typeof cm_build !== 'function' || memory === undefined) return 'another program';
  const units = new Uint8Array(memory.buffer, cm_build(), mostUnits);
  const end = units.indexOf(0);
  return String.fromCharCode(...units.subarray(0, end < 0 ? mostUnits : end));
}

/** @throws CardmendLoadError if it is of another build, or another program */
export function checkInstance(own: Own, exports: Partial<SharedExports>): Promise<void> {
  return checkBuild(own, buildOf(exports), 'the program that was loaded');
}
