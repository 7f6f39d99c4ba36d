/** Bytes that were loaded -> a checked, compiled module of the build that this JavaScript belongs to. */
import { checkBuild } from './build.ts';
import { hashBy, hashProgram } from './hash.ts';
import type { Bytes, Loaded } from './loaded.ts';
import type { Own } from './own.ts';
import { trouble } from './trouble.ts';
import type { WebOwn } from './web_own.ts';

/** The custom section of the wasm that names its build: `version+hash`. */
const buildSection = 'cardmend.build';

/** Of `hashProgram`, the first that is compiled. */
let hasher: WebAssembly.Module | undefined;

function toHash(): WebAssembly.Module {
  hasher ??= new WebAssembly.Module(hashProgram);
  return hasher;
}

const refused = (own: Own, cause: unknown) => trouble(own, 'unsupported', 'policy', {}, cause);

/** @throws CardmendLoadError where there is no WebAssembly */
export async function checkRuntime(own: Own): Promise<void> {
  if (typeof WebAssembly !== 'object' || WebAssembly === null)
    throw await trouble(own, 'unsupported', 'no-runtime');
}

/** Asked before anything is loaded: it would be loaded for nothing. @throws CardmendLoadError where it is forbidden */
export async function checkPolicy(own: Own): Promise<void> {
  await checkRuntime(own);
  try {
    toHash();
  } catch (error) {
    throw await refused(own, error);
  }
}

/** @throws CardmendLoadError for a module of another build */
export function checkModule(own: Own, module: WebAssembly.Module, from: string): Promise<void> {
  const [section] = WebAssembly.Module.customSections(module, buildSection);
  return checkBuild(own, section ? String.fromCharCode(...new Uint8Array(section)) : 'another program', from);
}

const isIntact = ({ length, hash }: WebOwn, bytes: Bytes) =>
  bytes.byteLength === length && hashBy(toHash(), bytes) === Number(`0x${hash}`);

/** @throws CardmendLoadError with one reason and its cause */
export async function compile(own: WebOwn, { bytes, from }: Loaded): Promise<WebAssembly.Module> {
  if (bytes[0] !== 0 || bytes[1] !== 0x61 || bytes[2] !== 0x73 || bytes[3] !== 0x6d)
    throw await trouble(own, 'corrupt', 'no-wasm', { from });
  // Compiling works in threads of its own; hashing goes on meanwhile.
  const compiling = WebAssembly.compile(bytes);
  const intact = isIntact(own, bytes);
  let module: WebAssembly.Module;
  try {
    module = await compiling;
  } catch (error) {
    throw await (intact ? refused(own, error) : trouble(own, 'corrupt', 'damaged', { from }, error));
  }
  await checkModule(own, module, from);
  if (!intact) throw await trouble(own, 'corrupt', 'differs', { from });
  return module;
}
