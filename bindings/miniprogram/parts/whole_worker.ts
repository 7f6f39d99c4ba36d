/** What a Worker of a mini-program loads instead, to have everything. */

import type { CheckOptions } from '../../js/check/types.ts';
import type { DictateOptions } from '../../js/dictation/types.ts';
import type { Port } from '../worker/port.ts';
import { type Methods, plainResult, serveMethods } from '../worker/serve.ts';
import { loadCardmend } from './whole.ts';
import type { ServeOptions } from './worker.ts';

async function methodsOf({ folder, ...options }: ServeOptions): Promise<Methods> {
  const whole = await loadCardmend({ ...options, wasm: `${folder}cardmend.wasm.br` });
  return {
    check: (raw: string, asked?: CheckOptions) => plainResult(whole.check(raw, asked)),
    dictate: (raw: string, asked?: DictateOptions) => plainResult(whole.dictate(raw, asked)),
    layout: whole.layout.bind(whole),
    keyboard: whole.keyboard.bind(whole),
    defineProduct: whole.defineProduct.bind(whole),
    wipe: whole.wipe.bind(whole),
    explain: whole.explain.bind(whole),
    detect: whole.detect.bind(whole),
    extract: whole.extract.bind(whole),
  };
}

/** Answers what `connect` of `cardmend/client` asks from the logic layer. */
export function serve(port: Port, options: ServeOptions): void {
  if (typeof options !== 'object' || options === null || typeof options.folder !== 'string')
    throw new TypeError("serve takes an object such as { folder: '/cardmend/' }");
  serveMethods(port, () => methodsOf(options));
}
