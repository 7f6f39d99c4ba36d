/** The part's program as JavaScript, in two files: each is below the size that bundlers warn of. */
import type { CoreImports } from '../source.ts';

export async function program(): Promise<(imports: CoreImports) => never> {
  const [code, data] = await Promise.all([import('cardmend:program'), import('cardmend:data')]);
  return imports => code.default(imports, data.default);
}
