/** The part's program as JavaScript: made of its wasm by the build, for where WebAssembly is missing or forbidden. */
import type { SharedExports } from './exports.ts';
import type { CoreImports, ExportsSource, Instance } from './source.ts';

/** What a file of `fallback/` gives: it makes an instance, and gives its exports. */
export type Program<Exports extends SharedExports> = (imports: CoreImports) => Exports;

export function instanceOf<Exports extends SharedExports>(
  program: Program<Exports>,
  imports: CoreImports,
): Instance<Exports> {
  return { exports: program(imports), runtime: 'javascript' };
}

/** For where there is never any other. */
export function javaScriptSource<Exports extends SharedExports>(
  load: () => Promise<Program<Exports>>,
): ExportsSource<Exports> {
  return async imports => instanceOf(await load(), imports);
}
