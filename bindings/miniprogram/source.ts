/** A part's exports as a mini-program has them: its wasm by path, or JavaScript where there is no WebAssembly. */
import type { Locale } from '#tables/keys.ts';
import { CardmendLoadError } from '../js/core/errors.ts';
import type { SharedExports } from '../js/core/exports.ts';
import { instanceOf } from '../js/core/javascript.ts';
import { own } from '../js/core/own.ts';
import type { CoreImports, ExportsSource } from '../js/core/source.ts';
import { instantiatePath, type Platform } from './runtime.ts';

/** A part's program as JavaScript: what a file of the folder `miniprogram_fallback` gives. */
export type PartProgram = (imports: CoreImports) => object;

export interface MiniProgramLoadOptions {
  /** The language of messages; `en` if omitted. */
  readonly locale?: Locale;
  /** The wasm's path inside the package, from its root: `/...`. Omitted: where the npm build of the tool puts it. */
  readonly wasm?: string;
  /** Whose WebAssembly to take. Omitted: the first that there is. */
  readonly platform?: Platform;
  /** Loads what stands in where there is no WebAssembly, or none that takes the file; asked for only then. */
  readonly program?: () => PartProgram | Promise<PartProgram>;
}

/** Where the developer tool puts a package's folder when it builds npm. */
const npmFolder = '/miniprogram_npm/cardmend/';

export function miniProgramSource<Exports extends SharedExports>(
  options: MiniProgramLoadOptions,
): ExportsSource<Exports> {
  return async imports => {
    const { wasm = npmFolder + own.wasm.replace(/^.*\//, ''), platform, program } = options;
    try {
      return { exports: await instantiatePath<Exports>(wasm, platform, imports), runtime: 'wasm' };
    } catch (error) {
      if (program === undefined || !(error instanceof CardmendLoadError)) throw error;
      return {
        ...instanceOf((await program()) as (given: CoreImports) => Exports, imports),
        fallbackReason: error,
      };
    }
  };
}
