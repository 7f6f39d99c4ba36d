/** Why a publisher's command cannot be done. */

export const publisherTroubles = [
  /** The folder is no list. */
  'no-folder',
  /** There is a list already. */
  'folder-taken',
  /** The key of a role is not in the folder. */
  'no-key',
  /** A record of the log is not as it was written. */
  'log-altered',
  /** The state of the version that is public is missing or not whole. */
  'state-altered',
  /** More publishers than an entry can name. */
  'too-many-publishers',
  /** There are too few codes of the product: whoever has the list could tell the codes. */
  'guessable',
  /** Another command is at work on the folder. */
  'locked',
] as const;
export type PublisherTrouble = (typeof publisherTroubles)[number];

export class PublisherError extends Error {
  constructor(
    readonly trouble: PublisherTrouble,
    readonly what = '',
  ) {
    super(what === '' ? trouble : `${trouble}: ${what}`);
  }
}
