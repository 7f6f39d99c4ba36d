/**
 * Lists of stolen cards (docs/lists.md): a page or a server asks whether a card is blocked, and tells nobody which card it was.
 * The list holds no code, and none can be made of it.
 */
export {
  BlockList,
  type ListOptions,
  type ListStanding,
  openList,
} from './lists/block_list.ts';
export { checkListed, type ListChecker, type ListedOptions } from './lists/check_listed.ts';
export type { HashKey } from './lists/code_hash.ts';
export type { BlockReason, ListedEntry } from './lists/entry.ts';
export type { LiveEntries, LiveEntry } from './lists/live.ts';
export { listMessage } from './lists/messages.ts';
export { type ListAnswer, PreparedCode } from './lists/prepared_code.ts';
export type { ListRefusal } from './lists/refusal.ts';
export type { ListRule } from './lists/signed_files.ts';
export { type HttpOptions, httpTransport, type ListTransport } from './lists/transport.ts';
export type { CodeKey, KeptTrust } from './lists/trust.ts';
export { type ListedWatch, type WatchOptions, watchListed } from './lists/watch_listed.ts';
