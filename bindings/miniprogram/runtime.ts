/** Where a mini-program gets WebAssembly from: an object of the platform's own that takes a path inside the package. */
import { CardmendLoadError } from '../js/core/errors.ts';
import type { SharedExports } from '../js/core/exports.ts';
import type { CoreImports } from '../js/core/source.ts';

export type Platform = 'wechat' | 'alipay' | 'douyin';

interface Instance {
  readonly exports: object;
}

/** All that the three platforms have in common. Some answer the instance, some an object that holds it. */
interface PathWebAssembly {
  instantiate(path: string, imports: object): Promise<Instance | { readonly instance: Instance }>;
}

/** The platforms name them; where there is none, only `typeof` may ask. */
declare const WXWebAssembly: PathWebAssembly | undefined;
declare const MYWebAssembly: PathWebAssembly | undefined;
declare const TTWebAssembly: PathWebAssembly | undefined;

interface Runtime {
  find(): PathWebAssembly | undefined;
  /** What the app must have, for whoever reads that it has not. */
  readonly needs: string;
}

const runtimes: { readonly [P in Platform]: Runtime } = {
  wechat: {
    find: () => (typeof WXWebAssembly === 'undefined' ? undefined : WXWebAssembly),
    needs: 'WeChat base library 2.14.0 or newer',
  },
  alipay: {
    find: () => (typeof MYWebAssembly === 'undefined' ? undefined : MYWebAssembly),
    needs: 'Alipay base library 2.9.7 or newer, in a Worker (useExperimentalWorker on iOS)',
  },
  douyin: {
    find: () => (typeof TTWebAssembly === 'undefined' ? undefined : TTWebAssembly),
    needs: 'Douyin base library 2.92.0.0 or newer',
  },
};

const platforms = Object.keys(runtimes) as readonly Platform[];

function runtimeOf(platform: Platform | undefined): { wasm: PathWebAssembly; needs: string } {
  if (platform !== undefined && !platforms.includes(platform))
    throw new RangeError(`{ platform } must be one of ${platforms.join(', ')}`);
  const asked = platform === undefined ? platforms : [platform];
  for (const name of asked) {
    const { find, needs } = runtimes[name];
    const wasm = find();
    if (wasm) return { wasm, needs };
  }
  throw new CardmendLoadError(
    'unsupported',
    `there is no WebAssembly here: it takes ${asked.map(name => runtimes[name].needs).join('; ')}. Set the lowest base library in the platform's console, or pass { program }, which stands in`,
  );
}

/**
 * The exports of a wasm of the package, not yet initialised.
 *
 * @param path absolute from the package's root
 * @throws CardmendLoadError if there is no WebAssembly or the file cannot be started; TypeError or RangeError for an
 *   option that is none
 */
export async function instantiatePath<Exports extends SharedExports>(
  path: string,
  platform: Platform | undefined,
  imports: CoreImports,
): Promise<Exports> {
  if (typeof path !== 'string' || path[0] !== '/')
    throw new TypeError("{ wasm } takes a path inside the package that starts with '/'");
  const { wasm, needs } = runtimeOf(platform);
  let answer: Instance | { readonly instance: Instance };
  try {
    answer = await wasm.instantiate(path, imports);
  } catch (error) {
    throw new CardmendLoadError(
      'unreachable',
      `${path} could not be started; is it in the package at that path? A .wasm.br takes ${needs}`,
      error,
    );
  }
  return ('instance' in answer ? answer.instance : answer).exports as Exports;
}
