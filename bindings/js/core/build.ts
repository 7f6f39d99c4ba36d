/** Which build of the wasm this JavaScript belongs to, and which one a file or an instance is of. */
import { CardmendLoadError } from './errors.ts';
import type { SharedExports } from './exports.ts';

/** Set by the build: the build that the wasm names, `version+hash`. */
declare const CARDMEND_WASM_BUILD: string;
/** Where the wasm lies from this file, as in `./cardmend.wasm`, and the name of this file. */
declare const CARDMEND_WASM_FILE: string;
declare const CARDMEND_SCRIPT: string;

/** The file's name alone, for messages. */
export const wasmName = CARDMEND_WASM_FILE.replace(/^.*\//, '');

/** More than any name of a build is long. */
const mostUnits = 64;

/** @throws CardmendLoadError if what was found is not what this JavaScript belongs to */
export function checkBuild(found: string, from: string): void {
  if (found === CARDMEND_WASM_BUILD) return;
  throw new CardmendLoadError(
    'mismatch',
    `this JavaScript belongs to the wasm ${CARDMEND_WASM_BUILD}, but ${from} is ${found}; deploy ${CARDMEND_SCRIPT} and ${wasmName} of one package, and clear caches`,
  );
}

/** What an instance says of itself: it can be asked where there are no custom sections to read. */
function buildOf({ memory, cm_build }: Partial<SharedExports>): string {
  if (typeof cm_build !== 'function' || memory === undefined) return 'another program';
  const units = new Uint8Array(memory.buffer, cm_build(), mostUnits);
  const end = units.indexOf(0);
  return String.fromCharCode(...units.subarray(0, end < 0 ? mostUnits : end));
}

/** @throws CardmendLoadError if it is of another build, or another program */
export function checkInstance(exports: Partial<SharedExports>): void {
  checkBuild(buildOf(exports), 'the program that was loaded');
}
