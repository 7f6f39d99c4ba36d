/** In place of whole.ts where nothing may be loaded later. */
import type { WholeEntry } from './whole.ts';

export async function wholeEntry(): Promise<WholeEntry> {
  throw new Error('an inline part loads nothing later: load the whole from cardmend/inline');
}
