/** CommonJS, as it is in Node or in a bundle: the file beside this one, and else the wasm out of a script. */
import { fileOrScript } from './file_or_script.ts';

/** Set by the build: where the wasm lies from this file. */
declare const CARDMEND_WASM_FILE: string;
/** CommonJS has it; a bundle may have none, or another's. */
declare const __dirname: string | undefined;

export const place = fileOrScript(() =>
  typeof __dirname === 'string' ? `${__dirname}/${CARDMEND_WASM_FILE}` : undefined,
);
