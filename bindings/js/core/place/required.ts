/** CommonJS, as it is in Node or in a bundle: the file beside this one, and else the wasm out of a script. */
import { bytesOf } from '../hex.ts';
import type { Place } from '../place.ts';
import { type Bytes, readFile } from '../read.ts';
import { program } from './program.ts';

/** Set by the build: where the wasm lies from this file. */
declare const CARDMEND_WASM_FILE: string;
/** CommonJS has it; a bundle may have none, or another's. */
declare const __dirname: string | undefined;

async function besideThis(): Promise<Bytes | undefined> {
  if (typeof __dirname !== 'string') return undefined;
  try {
    return await readFile(`${__dirname}/${CARDMEND_WASM_FILE}`);
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
