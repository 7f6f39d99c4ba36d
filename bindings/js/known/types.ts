/** What loading a file of known codes answers. */
import type { KnownStatus, ProductId } from '#tables/keys.ts';

/** How many bits of a code's hash a file keeps. */
export type KnownBits = 8 | 16 | 32;

/** The answer of `loadKnownCodes`. */
export type KnownCodesResult =
  | {
      readonly ok: true;
      /** The product whose codes are known now. */
      readonly product: ProductId | (string & {});
      /** How many different codes the file was made of. */
      readonly count: number;
      /** Of codes that are not among them, one in 2^bits passes for one. */
      readonly bits: KnownBits;
    }
  | {
      readonly ok: false;
      readonly reason: Exclude<KnownStatus, 'ok'>;
      /** The locale's text: what happened, and what to do. */
      readonly message: string;
    };
