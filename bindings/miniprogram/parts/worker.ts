/**
 * What a Worker of a mini-program loads to check codes and explain failures for the logic layer. Alipay has WebAssembly
 * nowhere else.
 *
 * ```js
 * var serve = require('./cardmend/index').serve
 * serve(worker, { locale: 'zh-CN', folder: '/cardmend/' })
 * ```
 */
import type { Locale } from '#tables/keys.ts';
import type { NamedCheckOptions } from '../../js/check/types.ts';
import type { Checker } from '../../js/checker.ts';
import type { Guiding } from '../../js/guiding.ts';
import type { Platform } from '../runtime.ts';
import type { Port } from '../worker/port.ts';
import { type Methods, plainResult, serveMethods } from '../worker/serve.ts';
import { loadChecker } from './check.ts';
import { loadGuide } from './guide.ts';

export interface ServeOptions {
  /** The language of messages; `en` if omitted. */
  readonly locale?: Locale;
  /** The folder of the package in which the `.wasm.br` files lie, as in `/cardmend/`. */
  readonly folder: string;
  readonly platform?: Platform;
}

/** The guide's file is loaded when something is to be explained. */
async function methodsOf({ folder, ...options }: ServeOptions): Promise<Methods> {
  const checker: Checker = await loadChecker({ ...options, wasm: `${folder}cardmend-check.wasm.br` });
  let guide: Promise<Guiding> | undefined;
  return {
    check: (raw: string, asked: NamedCheckOptions) => plainResult(checker.check(raw, asked)),
    layout: checker.layout.bind(checker),
    keyboard: checker.keyboard.bind(checker),
    defineProduct: checker.defineProduct.bind(checker),
    wipe: checker.wipe.bind(checker),
    explain: async (...args: Parameters<Guiding['explain']>) => {
      guide ??= loadGuide({ ...options, wasm: `${folder}cardmend-guide.wasm.br` });
      return (await guide).explain(...args);
    },
  };
}

/** Answers what `connect` of `cardmend/client` asks from the logic layer. */
export function serve(port: Port, options: ServeOptions): void {
  if (typeof options !== 'object' || options === null || typeof options.folder !== 'string')
    throw new TypeError("serve takes an object such as { folder: '/cardmend/' }");
  serveMethods(port, () => methodsOf(options));
}
