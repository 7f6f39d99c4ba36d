/** How a command can end. */

/** The exit statuses; docs/known-codes.md tells them. */
export const exits = {
  /** All was done. */
  done: 0,
  /** Nothing was built, or the file is not sound. */
  nothing: 1,
  /** The words make no command. */
  usage: 2,
  /** A file was built, but lines of the list are not in it. */
  partly: 3,
} as const;

/** The words make no command: why, in the person's language. */
export class UsageError extends Error {}

/** What was asked for cannot be done: why, in the person's language. */
export class CommandError extends Error {}
