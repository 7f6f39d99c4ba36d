/** The module as a page has it. Times are milliseconds unless a name says minutes. */
import type { Locale, ProductId } from '#tables/keys.ts';
import type { CheckOptions, CheckResult } from './check/types.ts';
import type { DictateOptions, DictateResult } from './dictation/types.ts';
import type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
import type { Evidence, Explanation, Failure } from './explain/types.ts';
import type { KnownCodesResult } from './known/types.ts';
import type { Keyboard, Laid } from './layout/types.ts';
import type { ProductProfile } from './products/profile.ts';
import type { Detection, Extraction } from './texts/types.ts';

/** The loaded module. One instance may be shared by a whole page. */
export interface Cardmend {
  readonly version: string;
  readonly locale: Locale;
  /** The products that `check` knows: the shipped ones, then those that were defined. */
  readonly products: readonly (ProductId | (string & {}))[];
  /**
   * Normalises and checks any string. Never throws for its content; a raw that is not a string throws a TypeError, an
   * unknown product a RangeError.
   */
  check(raw: string, options?: CheckOptions): CheckResult;
  /**
   * Groups a code as it is typed: separators as on the card, each as soon as a character follows it, and characters in
   * their plain form (`3f2a9` is `3F2A-9`). Repairs nothing. The caret stays with the character that it was behind. A text
   * that could be anything else than one code, or of a card without printed groups, or of no `product`, stays as it is.
   * Laying out what was laid out changes nothing.
   *
   * @param caret any number; one past the end counts as the end
   */
  layout(raw: string, caret: number, options?: CheckOptions): Laid;
  /** What the product's code is typed with; `letters` if `product` is omitted. */
  keyboard(options?: CheckOptions): Keyboard;
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
   * Adds a shop's own kind of card: the same JSON as in `data/products` (docs/card-format.md). Its examples are checked.
   * Defining the same profile again does nothing. At most 8,192 can be defined.
   *
   * @returns its id
   * @throws ProfileError, a RangeError that names every field that is wrong; RangeError for an id that stands for
   *   another product already
   */
  defineProduct(profile: ProductProfile): string;
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
  /** Says why a binding failed and what to do. Never throws for the content of its fields. */
  explain(failure: Failure, evidence?: Evidence): Explanation;
  /**
   * Lets `explain` answer by a shop's own knowledge, made by `compileKnowledge` of `cardmend/knowledge`; `null` goes back
   * to the shipped one.
   *
   * @throws TypeError for anything else
   */
  useKnowledge(knowledge: CompiledKnowledge | null): void;
  /** Zeroes every buffer that has held a code. Each call does so too before it returns. */
  wipe(): void;
}
