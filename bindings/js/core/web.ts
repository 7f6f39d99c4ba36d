/** A part's exports as web pages and servers have them: WebAssembly, and JavaScript where that cannot be had. */
import { checkInstance } from './build.ts';
import { checkModule, checkPolicy, checkRuntime, compile } from './compile.ts';
import { CardmendLoadError } from './errors.ts';
import type { SharedExports } from './exports.ts';
import { instanceOf } from './javascript.ts';
import { place } from './place/web.ts';
import { read, settled } from './read.ts';
import type { CoreImports, ExportsSource, Instance } from './source.ts';
import type { LoadOptions } from './types.ts';

const isModule = (value: unknown): value is WebAssembly.Module => value instanceof WebAssembly.Module;

async function moduleOf(wasm: LoadOptions['wasm']): Promise<WebAssembly.Module> {
  checkRuntime();
  if (wasm !== undefined) {
    const settling = settled(wasm);
    // A request that fails meanwhile is told below, or not at all.
    settling.catch(() => {});
    // A module was compiled already, where the policy may forbid to compile another.
    if (!isModule(wasm)) checkPolicy();
    const given = await settling;
    if (!isModule(given)) return compile(await read(given));
    checkModule(given, 'the module given as { wasm }');
    return given;
  }
  const own = await place.wasm(checkPolicy);
  if (!isModule(own)) return compile(own);
  checkModule(own, 'the module of the package');
  return own;
}

async function instantiate<Exports extends SharedExports>(
  wasm: LoadOptions['wasm'],
  imports: CoreImports,
): Promise<Instance<Exports>> {
  const module = await moduleOf(wasm);
  try {
    const { exports } = await WebAssembly.instantiate(module, imports as unknown as WebAssembly.Imports);
    return { exports: exports as unknown as Exports, runtime: 'wasm' };
  } catch (error) {
    throw new CardmendLoadError(
      'unsupported',
      'the wasm could not be instantiated; it needs 2 MiB of memory',
      error,
    );
  }
}

/** JavaScript stands in where there is no WebAssembly to be had, and where nobody said which wasm it is to be. */
function mayStandIn({ wasm, fallback = true }: LoadOptions, error: unknown): error is CardmendLoadError {
  if (!fallback || place.program === undefined || !(error instanceof CardmendLoadError)) return false;
  return wasm === undefined || error.reason === 'unsupported';
}

async function standIn<Exports extends SharedExports>(
  imports: CoreImports,
  fallbackReason: CardmendLoadError,
): Promise<Instance<Exports>> {
  try {
    const program = await place.program?.();
    if (program === undefined) throw fallbackReason;
    const instance = instanceOf<Exports>(program, imports);
    checkInstance(instance.exports);
    return { ...instance, fallbackReason };
  } catch {
    throw fallbackReason;
  }
}

/**
 * @param options `wasm` and `fallback` of them
 */
export function webSource<Exports extends SharedExports>(options: LoadOptions): ExportsSource<Exports> {
  return async imports => {
    try {
      return await instantiate<Exports>(options.wasm, imports);
    } catch (error) {
      if (mayStandIn(options, error)) return standIn(imports, error);
      throw error;
    }
  };
}
