/** What tells a part from the others while it is loaded. The code that loads is the same for all of them. */

/** Set by the build: the name of the script, where its wasm lies from it, as in `./cardmend.wasm`, and the build that names. */
declare const CARDMEND_SCRIPT: string;
declare const CARDMEND_WASM_FILE: string;
declare const CARDMEND_WASM_BUILD: string;

export interface Own {
  readonly script: string;
  readonly wasm: string;
  /** `version+hash`. */
  readonly build: string;
}

/** Of the part that this is bundled into. */
export const own: Own = {
  script: CARDMEND_SCRIPT,
  wasm: CARDMEND_WASM_FILE,
  build: CARDMEND_WASM_BUILD,
};
