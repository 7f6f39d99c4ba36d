/** What differs by where the package is used: each file of `place/` is one of these, and the build takes one of them. */
import type { Loaded } from './loaded.ts';
import type { CoreImports } from './source.ts';

export interface Place {
  /**
   * The part's own wasm, where a page names none.
   *
   * @param checkPolicy rejects where no bytes can be compiled: asked before they are loaded for nothing
   */
  wasm(checkPolicy: () => Promise<void>): Promise<Loaded | WebAssembly.Module>;
  /** The same program as JavaScript, where it can be had. */
  program?(): Promise<(imports: CoreImports) => never>;
}
