/** The entry of the whole, for the small part: a file of its own, which is loaded when somebody asks for it. */
import type { Cardmend } from './cardmend.ts';
import type { LoadOptions } from './core/types.ts';

export interface WholeEntry {
  loadCardmend(options: LoadOptions): Promise<Cardmend>;
}

export const wholeEntry = (): Promise<WholeEntry> => import('./index.ts');
