/** Bytes that were loaded -> a checked, compiled module of the build that this JavaScript belongs to. */
import { checkBuild, wasmName } from './build.ts';
import { CardmendLoadError } from './errors.ts';
import { hashBy, hashProgram } from './hash.ts';
import type { Bytes, Loaded } from './read.ts';

/** Set by the build: the length and hash of the wasm that this JavaScript belongs to. */
declare const CARDMEND_WASM_LENGTH: number;
declare const CARDMEND_WASM_HASH: string;

/** The custom section of the wasm that names its build: `version+hash`. */
const buildSection = 'cardmend.build';

/** Of `hashProgram`, the first that is compiled. */
let hasher: WebAssembly.Module | undefined;

function toHash(): WebAssembly.Module {
  hasher ??= new WebAssembly.Module(hashProgram);
  return hasher;
}

export const refused = (cause: unknown) =>
  new CardmendLoadError(
    'unsupported',
    "this runtime refuses to compile WebAssembly: the page's policy lacks 'wasm-unsafe-eval', or only modules that are imported may run",
    cause,
  );

/** @throws CardmendLoadError where there is no WebAssembly */
export function checkRuntime(): void {
  if (typeof WebAssembly === 'object' && WebAssembly !== null) return;
  throw new CardmendLoadError('unsupported', 'this runtime has no WebAssembly, or the page forbids it');
}

/** Asked before anything is loaded: it would be loaded for nothing. @throws CardmendLoadError where it is forbidden */
export function checkPolicy(): void {
  checkRuntime();
  try {
    toHash();
  } catch (error) {
    throw refused(error);
  }
}

/** @throws CardmendLoadError for a module of another build */
export function checkModule(module: WebAssembly.Module, from: string): void {
  const [section] = WebAssembly.Module.customSections(module, buildSection);
  checkBuild(section ? String.fromCharCode(...new Uint8Array(section)) : 'another program', from);
}

const isIntact = (bytes: Bytes) =>
  bytes.byteLength === CARDMEND_WASM_LENGTH && hashBy(toHash(), bytes) === Number(`0x${CARDMEND_WASM_HASH}`);

/** @throws CardmendLoadError with one reason and its cause */
export async function compile({ bytes, from }: Loaded): Promise<WebAssembly.Module> {
  if (bytes[0] !== 0 || bytes[1] !== 0x61 || bytes[2] !== 0x73 || bytes[3] !== 0x6d) {
    throw new CardmendLoadError(
      'corrupt',
      `what came is no WebAssembly: ${from}; does the server answer with a page instead of ${wasmName}?`,
    );
  }
  // Compiling works in threads of its own; hashing goes on meanwhile.
  const compiling = WebAssembly.compile(bytes);
  const intact = isIntact(bytes);
  let module: WebAssembly.Module;
  try {
    module = await compiling;
  } catch (error) {
    if (intact) throw refused(error);
    throw new CardmendLoadError('corrupt', `${from} could not be compiled; it is damaged`, error);
  }
  checkModule(module, from);
  if (!intact) {
    throw new CardmendLoadError(
      'corrupt',
      `${from} names the right build but its bytes differ; it was damaged on its way, load it again`,
    );
  }
  return module;
}
