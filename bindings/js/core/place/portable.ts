/**
 * Wherever it may be, as it is or bundled: the file beside this one where there are files, and else the wasm out of a
 * script, which every bundler carries along.
 */
import { bytesOf } from '../hex.ts';
import type { Place } from '../place.ts';
import { type Bytes, readFile } from '../read.ts';
import { program } from './program.ts';

/** Set by the build: where the wasm lies from this file. */
declare const CARDMEND_WASM_FILE: string;

async function besideThis(): Promise<Bytes | undefined> {
  // Not in the words that bundlers look for: they would carry the file along beside the script.
  const here: unknown = import.meta.url;
  if (typeof here !== 'string' || !here.startsWith('file:')) return undefined;
  try {
    return await readFile(new URL(CARDMEND_WASM_FILE, here));
  } catch {
    return undefined;
  }
}

export const place: Place = {
  async wasm(checkPolicy) {
    checkPolicy();
    const bytes = (await besideThis()) ?? bytesOf((await import('cardmend:hex')).default);
    return { bytes, from: 'the wasm of the package' };
  },
  program,
};
