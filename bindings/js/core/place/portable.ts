/**
 * Wherever it may be, as it is or bundled: the file beside this one where there are files, and else the wasm out of a
 * script, which every bundler carries along.
 */
import { fileOrScript } from './file_or_script.ts';

/** Set by the build: where the wasm lies from this file. */
declare const CARDMEND_WASM_FILE: string;

export const place = fileOrScript(() => {
  // Not in the words that bundlers look for: they would carry the file along beside the script.
  const here: unknown = import.meta.url;
  return typeof here === 'string' && here.startsWith('file:') ? new URL(CARDMEND_WASM_FILE, here) : undefined;
});
