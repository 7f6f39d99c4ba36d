/** What texts hold: the kinds of cards, and the cards. */
import type { DetectReason, ProductId } from '#tables/keys.ts';
import type { Finding, Span } from '../check/types.ts';

/** A kind of card that a text may hold. */
export interface Detection {
  readonly product: ProductId | (string & {});
  /** 0.01..1; what is missing to 1 over all detections is "none of these". */
  readonly probability: number;
  /** What speaks for it. */
  readonly why: readonly DetectReason[];
}

export interface FaceValue {
  readonly amount: number;
  /** ISO 4217; `null` if the text does not say. */
  readonly currency: string | null;
}

/**
 * A card as a text tells of it. Its number or its secret may be missing; both only where a finding says that what stands
 * there is damaged.
 */
export interface ExtractedCard {
  /** `null` if none is likely enough. */
  readonly product: ProductId | (string & {}) | null;
  /** 0..1: of the product, or where that is `null` of the likeliest one. */
  readonly probability: number;
  /** Normalised; empty if the text does not hold it. */
  readonly number: string;
  readonly secret: string;
  /** `secret` in the groups printed on the card. */
  readonly display: string;
  /** From the first to the last thing that is this card's alone. */
  readonly span: Span;
  readonly numberSpan: Span | null;
  readonly secretSpan: Span | null;
  readonly value: FaceValue | null;
  /** `YYYY-MM-DD`, or `YYYY-MM` where the text tells no day. */
  readonly expiry: string | null;
  /**
   * The number and the secret with the zeros that a spreadsheet seems to have dropped at the front: the rows beside this
   * one have more digits. Offered, never put in their place; `null` if none are missing.
   */
  readonly numberOffer: string | null;
  readonly secretOffer: string | null;
  /** What a spreadsheet did to the number or the secret: `scientific-notation`, whose digits are lost, or `lost-zeros`. */
  readonly findings: readonly Finding[];
}

/** Cards in the order in which they stand. */
export type Extraction = readonly ExtractedCard[] & {
  /** False if the text was longer than 1,048,576 units and the rest of it was not read. */
  readonly complete: boolean;
};
