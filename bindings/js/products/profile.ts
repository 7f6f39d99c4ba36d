/**
 * Card format 1: a kind of card as JSON, the same in `data/products` and in a shop's own profile. docs/card-format.md
 * explains it, `product.schema.json` is its schema.
 */
import type { CheckDigit, LocalNames } from '#tables/keys.ts';
import { type Problem, ProblemsError } from '../core/errors.ts';

/** The form of a secret or a number. At least one of `groups` and `length` must be there. */
export interface FormatProfile {
  /** The characters that the code is known to be made of, its prefix left out: 2 to 62 letters and digits. */
  readonly alphabet: string;
  /** Characters that are unlikely but no proof of an error; holds the alphabet. The alphabet if omitted. */
  readonly possible?: string;
  /** True if omitted: alphabets are upper case, and lower case is folded. */
  readonly ignoreCase?: boolean;
  /** What every code begins with: 1 to 7 upper-case letters and digits. */
  readonly prefix?: string;
  /** The lengths of the printed groups, the prefix counted; one list for each length that the card comes in. */
  readonly groups?: readonly number[] | readonly (readonly number[])[];
  /** The length in characters where no groups are printed: one number, or the least and the most. */
  readonly length?: number | readonly number[];
  /** Pairs of letters and digits, as `DO`, that the card's print makes look alike: 1 to 16. */
  readonly lookAlikes?: readonly string[];
  /** True if the lengths are not known for sure: no code is refused for its length. */
  readonly open?: boolean;
  readonly checkDigit?: CheckDigit | (string & {});
}

/**
 * A kind of card, as a file of JSON that is imported has it: any text stands where one of a few words must, and `defineProduct` holds
 * it to them.
 */
export interface ProductProfile {
  /** Of this format: 1. */
  readonly version: number;
  /** Issuer and kind, as in `shop.gift-card`; at most 48 characters. */
  readonly id: string;
  readonly name: LocalNames;
  /** Words by which a text names the card or who issues it. */
  readonly names?: readonly string[];
  readonly secret: FormatProfile;
  readonly number?: FormatProfile;
  /** How long the card can be used. */
  readonly validity?: {
    readonly months: number;
    readonly from: 'sale' | 'activation' | 'binding' | (string & {});
  };
  /** ISO 3166-1, two letters. */
  readonly region?: string;
  /** ISO 4217. */
  readonly currency?: string;
  /** What binding asks for, in order. */
  readonly verification?: readonly (
    | 'number'
    | 'secret'
    | 'sms'
    | 'captcha'
    | 'pay-password'
    | 'token'
    | 'qr'
    | 'face'
    | (string & {})
  )[];
  /** Made-up codes that are valid. */
  readonly examples?: readonly { readonly raw: string; readonly code: string; readonly number?: string }[];
  /** Texts that are no valid code of this card. */
  readonly counterExamples?: readonly { readonly raw: string; readonly why: string }[];
  /** Where this is known from. */
  readonly source?: string;
  /** H: the issuer's own code or documents; M: one working code base; L: articles. */
  readonly confidence?: 'H' | 'M' | 'L' | (string & {});
  readonly $schema?: string;
}

/** One thing that is wrong with a profile: `field` as in `secret.groups[2]`, what is wrong, and the limit. */
export type ProfileProblem = Problem;

/** Thrown by `defineProduct`: the profile is none. Its message names every field that is wrong. */
export class ProfileError extends ProblemsError {
  override readonly name = 'ProfileError';

  constructor(problems: readonly ProfileProblem[]) {
    super(problems, ['defineProduct', ' ']);
  }
}
