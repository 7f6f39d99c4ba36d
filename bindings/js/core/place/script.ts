/** A classic script: the wasm lies beside the file that the page names, or in a worker beside the worker's own. */
import { placeBeside } from './beside.ts';

/** Set by the build: where the wasm lies from this file. */
declare const CARDMEND_WASM_FILE: string;

interface Surroundings {
  readonly document?: { readonly currentScript: { readonly src?: string } | null };
  readonly location?: { readonly href: string };
}

const { document, location } = globalThis as Surroundings;
/** The page tells it only while the script is being run. */
const here = document ? document.currentScript?.src : location?.href;

export const place = placeBeside(() => new URL(CARDMEND_WASM_FILE, here));
