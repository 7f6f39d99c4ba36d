/** What every part that checks has. */
import type { Locale, ProductId } from '#tables/keys.ts';
import type { CheckOptions } from './check/types.ts';
import type { Running } from './core/types.ts';
import type { Keyboard, Laid } from './layout/types.ts';
import type { ProductProfile } from './products/profile.ts';

export interface Checks extends Running {
  readonly version: string;
  readonly locale: Locale;
  /** The products that `check` knows: the shipped ones, then those that were defined. */
  readonly products: readonly (ProductId | (string & {}))[];
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
   * Adds a shop's own kind of card: the same JSON as in `data/products` (docs/card-format.md). Its examples are checked.
   * Defining the same profile again does nothing. At most 8,192 can be defined.
   *
   * @returns its id
   * @throws ProfileError, a RangeError that names every field that is wrong; RangeError for an id that stands for
   *   another product already
   */
  defineProduct(profile: ProductProfile): string;
  /** Zeroes every buffer that has held a code. Each call does so too before it returns. */
  wipe(): void;
}
