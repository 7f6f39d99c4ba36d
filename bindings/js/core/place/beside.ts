/** The wasm lies at an address, and the JavaScript in its place is a file that is loaded when it is needed. */
import { own } from '../own.ts';
import type { Place } from '../place.ts';
import { loadUrl } from '../read.ts';
import { trouble } from '../trouble.ts';
import { program } from './program.ts';

/** @param address throws where a script does not know where it lies */
export function placeBeside(address: () => URL): Place {
  const known = async (): Promise<string> => {
    try {
      return address().href;
    } catch (error) {
      throw await trouble(own, 'unreachable', 'no-place', {}, error);
    }
  };
  return {
    async wasm(checkPolicy) {
      await checkPolicy();
      return loadUrl(own, await known());
    },
    program,
  };
}
