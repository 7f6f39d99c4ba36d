/** The small part as a page has it. */
import type { Cardmend } from './cardmend.ts';
import type { NamedCheckOptions, PartResult } from './check/types.ts';
import type { Checks } from './checks.ts';

/**
 * Checks codes of products that the page names. Its answers are those of the whole, but for `candidates` and for what
 * only the whole can find in a text: then `result.fullMaySayMore` is true.
 */
export interface Checker extends Checks {
  /**
   * Normalises and checks any string as a product's. Never throws for its content; a raw that is not a string, or no
   * product, throws a TypeError, an unknown product a RangeError.
   */
  check(raw: string, options: NamedCheckOptions): PartResult;
  /**
   * The whole module, in the same language and with the products that were defined here. It is loaded once, however often
   * it is asked for, and what is defined here later is defined there too. If it cannot be loaded, the checker goes on
   * as before, and the next call tries again.
   *
   * @throws CardmendLoadError if it cannot be loaded
   */
  full(): Promise<Cardmend>;
}
