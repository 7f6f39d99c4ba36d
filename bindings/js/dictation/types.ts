/** What `dictate` takes and gives. */
import type { SpokenLocale } from '#tables/keys.ts';
import type { CheckOptions, CheckResult } from '../check/types.ts';

export interface DictateOptions extends CheckOptions {
  /**
   * The language of the recogniser. If omitted: the module's, or one of the same language, or `en` where that is none of
   * those that are heard. Words of the other one are understood too.
   */
  readonly locale?: SpokenLocale;
}

/**
 * The answer of {@link Cardmend.dictate}: that of `check`, with spans in the transcript. Its candidates are codes that sound
 * like what was heard.
 */
export interface DictateResult extends CheckResult {
  /** `code` in groups to read back and confirm: those printed on the card, else of four. Empty for a text that is no code. */
  readonly readBack: readonly string[];
}
