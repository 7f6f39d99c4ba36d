/** A part's exports as web pages and servers have them: WebAssembly, and JavaScript where that cannot be had. */
import { checkInstance } from './build.ts';
import { checkModule, checkPolicy, checkRuntime, compile } from './compile.ts';
import { CardmendLoadError } from './errors.ts';
import type { SharedExports } from './exports.ts';
import { instanceOf } from './javascript.ts';
import { read, settled } from './read.ts';
import type { CoreImports, ExportsSource, Instance } from './source.ts';
import { trouble } from './trouble.ts';
import type { LoadOptions } from './types.ts';
import type { WebOwn } from './web_own.ts';

const isModule = (value: unknown): value is WebAssembly.Module => value instanceof WebAssembly.Module;

async function moduleOf(own: WebOwn, wasm: LoadOptions['wasm']): Promise<WebAssembly.Module> {
  await checkRuntime(own);
  if (wasm !== undefined) {
    const settling = settled(own, wasm);
    // A request that fails meanwhile is told below, or not at all.
    settling.catch(() => {});
    // A module was compiled already, where the policy may forbid to compile another.
    if (!isModule(wasm)) await checkPolicy(own);
    const given = await settling;
    if (!isModule(given)) return compile(own, await read(own, given));
    await checkModule(own, given, 'the module given as { wasm }');
    return given;
  }
  const found = await own.place.wasm(() => checkPolicy(own));
  if (!isModule(found)) return compile(own, found);
  await checkModule(own, found, 'the module of the package');
  return found;
}

async function instantiate<Exports extends SharedExports>(
  own: WebOwn,
  wasm: LoadOptions['wasm'],
  imports: CoreImports,
): Promise<Instance<Exports>> {
  const module = await moduleOf(own, wasm);
  try {
    const { exports } = await WebAssembly.instantiate(module, imports as unknown as WebAssembly.Imports);
    return { exports: exports as unknown as Exports, runtime: 'wasm' };
  } catch (error) {
    throw await trouble(own, 'unsupported', 'memory', {}, error);
  }
}

/** JavaScript stands in where there is no WebAssembly to be had, and where nobody said which wasm it is to be. */
function mayStandIn(
  { place }: WebOwn,
  { wasm, fallback = true }: LoadOptions,
  error: unknown,
): error is CardmendLoadError {
  if (!fallback || place.program === undefined || !(error instanceof CardmendLoadError)) return false;
  return wasm === undefined || error.reason === 'unsupported';
}

async function standIn<Exports extends SharedExports>(
  own: WebOwn,
  imports: CoreImports,
  fallbackReason: CardmendLoadError,
): Promise<Instance<Exports>> {
  try {
    const program = await own.place.program?.();
    if (program === undefined) throw fallbackReason;
    const instance = instanceOf<Exports>(program, imports);
    await checkInstance(own, instance.exports);
    return { ...instance, fallbackReason };
  } catch {
    throw fallbackReason;
  }
}

/**
 * @param options `wasm` and `fallback` of them
 * @param own the part's
 */
export function webSource<Exports extends SharedExports>(
  options: LoadOptions,
  own: WebOwn,
): ExportsSource<Exports> {
  return async imports => {
    try {
      return await instantiate<Exports>(own, options.wasm, imports);
    } catch (error) {
      if (mayStandIn(own, options, error)) return standIn(own, imports, error);
      throw error;
    }
  };
}
