/** The wasm lies at an address, and the JavaScript in its place is a file that is loaded when it is needed. */
import type { Place } from '../place.ts';
import { loadUrl, noPlace } from '../read.ts';
import { program } from './program.ts';

/** @param address throws where a script does not know where it lies */
export function placeBeside(address: () => URL): Place {
  const known = (): URL => {
    try {
      return address();
    } catch (error) {
      throw noPlace(error);
    }
  };
  return {
    async wasm(checkPolicy) {
      checkPolicy();
      return loadUrl(known().href);
    },
    program,
  };
}
