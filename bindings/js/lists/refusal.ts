/** Why a file of a list is not taken, or a question has no answer: each by its name. */

export const listRefusals = [
  /** It could not be fetched: no network, no such file, no answer in time. */
  'unreachable',
  /** It does not begin as one, or is no JSON. */
  'not-a-list',
  /** It ends too early. */
  'truncated',
  /** It is not the file that was signed, or does not hold what one must. */
  'altered',
  /** A later version of the format. */
  'newer-format',
  /** It comes before what was taken already. */
  'older',
  /** Its time is over, by more than clocks differ. */
  'expired',
  /** It was signed more than a day ahead of this clock. */
  'future',
  /** A key that was withdrawn has signed it. */
  'withdrawn-key',
  /** No key of the role has signed it. */
  'unknown-key',
  /** A key of the role is named, but the signature is not its. */
  'bad-signature',
  /** It is of another product or of another list. */
  'other-salt',
  /** There is no WebCrypto: the page came without TLS. */
  'no-crypto',
] as const;

export type ListRefusal = (typeof listRefusals)[number];
