/** What a subscriber or a publisher finds wrong with a hub: each by its name. */

export const hubTroubles = [
  /** No answer, or a connection that broke. */
  'unreachable',
  /** It says nothing any more, or has entries and does not send them. */
  'stalled',
  /** What it sends is not of the protocol. */
  'altered',
  /** A later version of the protocol or of an entry. */
  'newer-format',
  /** A key of a publisher is named, but the signature is not its. Nothing behind it is taken. */
  'bad-signature',
  /** An entry of a key that this subscriber does not know. It is left out, and the log goes on. */
  'unknown-publisher',
  /** The same, of a key that was withdrawn here. */
  'withdrawn-key',
  /** An entry comes again. It is not applied again, and the log goes on. */
  'repeated',
  /** An entry of the log is left out. */
  'left-out',
  /** A publisher's numbers go back: one of its entries comes a second time under a new number of the log. */
  'number-back',
  /** An entry of a publisher is left out. */
  'number-left-out',
  /** What was taken before is not what the hub has now. */
  'changed-chain',
  /** It ends before what was taken already. */
  'log-back',
  /** It is another log than before. */
  'other-log',
  /** There is nothing here that can verify a signature. */
  'no-crypto',
  /** Entries could not be kept here: they come again. */
  'not-kept',
] as const;
export type HubTrouble = (typeof hubTroubles)[number];

/** Of these an honest hub is never guilty. */
export const lies: ReadonlySet<HubTrouble> = new Set<HubTrouble>([
  ...(['altered', 'bad-signature', 'left-out', 'number-back', 'number-left-out'] as const),
  ...(['changed-chain', 'log-back', 'other-log'] as const),
]);
