/** Why a hub does not take an entry: each by its name. */

export const hubRefusals = [
  /** It is no envelope with one signature, or its text is not the one that says it. */
  'not-an-entry',
  /** A later version of the format. */
  'newer-format',
  /** The key is not of a publisher. */
  'unknown-key',
  /** The key was a publisher's, and was withdrawn. */
  'withdrawn-key',
  /** The signature is not of that key and that text. */
  'bad-signature',
  /** It was signed more than a day ahead of the hub's clock. */
  'future',
  /** Entries of this publisher that come before it are missing: `expected` is the number of the next one. */
  'early',
  /** Another entry of this publisher has its number. */
  'conflict',
  /** This publisher has said nothing of that hash that could be withdrawn. */
  'nothing-to-withdraw',
  /** Too many in too short a time: `retryAfterMs` says when there is room for one. */
  'rate-limited',
] as const;
export type HubRefusal = (typeof hubRefusals)[number];

/** What becomes of an entry that was sent. */
export type EntryAnswer =
  | { readonly answer: 'added' | 'same'; readonly n: number }
  | {
      readonly answer: 'refused';
      readonly why: HubRefusal;
      readonly expected?: number;
      readonly retryAfterMs?: number;
    };
