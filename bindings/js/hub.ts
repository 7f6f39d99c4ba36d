/** `cardmend/hub`: publishing to a hub of stolen-card entries, and following it, on servers and pages. */
export { BlockedCards } from './hub/blocked_cards.ts';
export { cardOf, type ListKey } from './hub/card.ts';
export { type Entry, type EntryKind, isReport, type Report } from './hub/entry.ts';
export type { Trusted } from './hub/follower.ts';
export type { EntryStore, Position, TakenEntry } from './hub/position.ts';
export {
  type Outbox,
  type OutboxState,
  Publisher,
  type PublisherOptions,
  type WaitingReport,
} from './hub/publisher.ts';
export { type EntryAnswer, type HubRefusal, hubRefusals } from './hub/refusal.ts';
export { type HubStanding, type SubscriberOptions, type Subscription, subscribe } from './hub/subscriber.ts';
export { type HubTrouble, hubTroubles, lies } from './hub/trouble.ts';
export type { Waits } from './hub/waits.ts';
export type { HashKey } from './lists/code_hash.ts';
