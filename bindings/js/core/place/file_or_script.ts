/** The file beside a script where there are files, and else the wasm out of another script. */
import { bytesOf } from '../hex.ts';
import type { Bytes } from '../loaded.ts';
import { own } from '../own.ts';
import type { Place } from '../place.ts';
import { readFile } from '../read_local.ts';
import { trouble } from '../trouble.ts';
import { program } from './program.ts';

/** @param file where it lies; undefined where a script is in no file */
export function fileOrScript(file: () => string | URL | undefined): Place {
  const besideIt = async (): Promise<Bytes | undefined> => {
    const path = file();
    if (path === undefined) return undefined;
    try {
      return await readFile(own, path, trouble);
    } catch {
      return undefined;
    }
  };
  return {
    async wasm(checkPolicy) {
      await checkPolicy();
      const bytes = (await besideIt()) ?? bytesOf((await import('cardmend:hex')).default);
      return { bytes, from: 'the wasm of the package' };
    },
    program,
  };
}
