/** The module as a page has it. Times are milliseconds unless a name says minutes. */
import type { ProductId } from '#tables/keys.ts';
import type { CheckOptions, CheckResult } from './check/types.ts';
import type { Checks } from './checks.ts';
import type { DictateOptions, DictateResult } from './dictation/types.ts';
import type { Guiding } from './guiding.ts';
import type { KnownCodesResult } from './known/types.ts';
import type { Session, SessionOptions } from './session/types.ts';
import type { Detection, Extraction } from './texts/types.ts';

/** The loaded module. One instance may be shared by a whole page. */
export interface Cardmend extends Checks, Guiding {
  /**
   * Normalises and checks any string. Never throws for its content; a raw that is not a string throws a TypeError, an
   * unknown product a RangeError.
   */
  check(raw: string, options?: CheckOptions): CheckResult;
  /**
   * The kinds of cards that a text may hold, the likeliest first, at most 8. Never throws for its content; of more than
   * 4,096 units only the first are read.
   */
  detect(raw: string): readonly Detection[];
  /** Every card in a text of up to 1,048,576 units. Never throws for its content. */
  extract(text: string): Extraction;
  /**
   * A code out of what somebody spoke, as a recogniser wrote it down: digits and letters as words, homophones, number words,
   * spelling alphabets, "double seven". What was not heard for certain makes it `doubtful` and is pointed at, as is a
   * correction ("no, wait"); nothing is guessed. Have the person confirm `readBack`. Never throws for its content; a
   * transcript of more than 4,096 units is refused (`input-too-long`). A transcript that is not a string throws a TypeError,
   * an unknown product or locale a RangeError.
   */
  dictate(transcript: string, options?: DictateOptions): DictateResult;
  /**
   * Binding a card from the first key to the bound card, as `cardmend/session` has it, which also has stores and transports
   * (docs/use/session.md). Never rejects for what a store does.
   */
  session(options?: SessionOptions): Promise<Session>;
  /**
   * Takes a file that `npx cardmend filter build` has made of a shop's codes (docs/known-codes.md). From now on `check`
   * says of a right code of its product that is none of them that it is `doubtful`, with the finding `code-not-known`.
   * A file takes the place of the product's earlier one; one that is refused changes nothing. It stays in the module's
   * memory, about 9, 18 or 36 bits a code.
   *
   * @throws TypeError if `bytes` is none; RangeError if there is no memory for them
   */
  loadKnownCodes(bytes: Uint8Array | ArrayBuffer): KnownCodesResult;
  /** Forgets the known codes of a product, if there are some. An unknown id throws a RangeError. */
  dropKnownCodes(product: ProductId | (string & {})): void;
}
