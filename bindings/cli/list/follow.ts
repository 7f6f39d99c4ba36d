/** `cardmend list follow FOLDER --hub ADDRESS --publishers FILE`: what platforms say in a hub ends in the list's log, each once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { KeptPublishers } from '../../hub/keys/kept.ts';
import { HubError } from '../../hub/trouble.ts';
import { type Subscription, subscribe } from '../../js/hub/subscriber.ts';
import type { HubTrouble } from '../../js/hub/trouble.ts';
import { FollowedLog } from '../../lists/follow.ts';
import { locked } from '../../lists/lock.ts';
import { type Places, placesOf } from '../../lists/places.ts';
import { loadSettings } from '../../lists/settings.ts';
import { hubAddress } from '../address.ts';
import { told } from '../ending.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import type { ListValues } from './options.ts';
import { publishNow } from './publish.ts';

/** How often it is looked whether all is there. */
const lookMs = 50;
/** A first version waits so long for what the hub has, and no longer. */
const catchUpMs = 10_000;

function minutesOf(words: string | undefined, say: Say): number | undefined {
  if (words === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(words) && Number(words) <= 1_440) return Number(words);
  throw new UsageError(say('cli.list-no-minutes'));
}

/** The trusted publishers as their file says now. @throws CommandError */
function publishersOf(path: string, changed: () => void, say: Say): KeptPublishers {
  try {
    return new KeptPublishers(path, (error, count) => {
      if (error === undefined) {
        console.error(say('cli.hub-keys', { count }));
        changed();
      } else console.error(say('cli.hub-keys-bad', { reason: error.what, count }));
    });
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    throw new CommandError(say('cli.hub-fault-bad-keys', { keys: path, reason: error.what }));
  }
}

/** Follows until it is stopped; says what is wrong once, and not again with every try. */
class Following {
  readonly #hub: string;
  readonly #places: Places;
  readonly #say: Say;
  readonly #publishers: KeptPublishers;
  readonly #leftOut = new Set<string>();
  #subscription: Subscription;
  #trouble: HubTrouble | undefined;
  #began: Promise<void> = Promise.resolve();

  constructor(hub: string, places: Places, publishers: string, say: Say) {
    this.#hub = hub;
    this.#places = places;
    this.#say = say;
    this.#publishers = publishersOf(publishers, () => this.#again(), say);
    this.#subscription = this.#begin();
  }

  #begin(): Subscription {
    const { byKey, withdrawn } = this.#publishers.now;
    const trusted = [...byKey].filter(([id]) => !withdrawn.has(id));
    const names = new Map(trusted.map(([id, { name }]) => [id, name]));
    const store = new FollowedLog(this.#places, names, (count, { number }) => {
      this.#trouble = undefined;
      if (count > 0) console.log(this.#say('cli.list-taken', { count, number }));
    });
    return subscribe({
      ...{ hub: this.#hub, store, withdrawn: [...withdrawn] },
      publishers: Object.fromEntries([...byKey].map(([id, { public: key }]) => [id, key])),
      onTrouble: (trouble, n, publisher) => this.#tell(trouble, n, publisher),
    });
  }

  /** The publishers have changed. */
  #again(): void {
    this.#began = this.#began.then(async () => {
      await this.#subscription.stop();
      this.#leftOut.clear();
      this.#subscription = this.#begin();
    });
  }

  #tell(trouble: HubTrouble, n: number | undefined, publisher = ''): void {
    const say = this.#say;
    const hub = this.#hub;
    if (n !== undefined) {
      // Of one entry, with the log going on: of each key once.
      if (trouble === 'repeated' || this.#leftOut.has(publisher)) return;
      this.#leftOut.add(publisher);
      console.error(say('cli.list-left-out', { key: publisher, reason: trouble, number: n }));
      return;
    }
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    console.error(this.reason(trouble) ?? say('cli.list-hub-trouble', { hub, reason: trouble }));
  }

  reason(trouble: HubTrouble): string | undefined {
    const hub = this.#hub;
    if (trouble === 'unreachable' || trouble === 'stalled') return this.#say('cli.hub-unreachable', { hub });
    return trouble === 'not-kept' ? this.#say('cli.list-not-kept') : undefined;
  }

  /** Whether it has all that the hub has; the trouble that is in the way. */
  get state(): 'under way' | 'all' | HubTrouble {
    const { trouble, ageMs, number, newest } = this.#subscription.standing;
    if (trouble !== undefined) return trouble;
    return ageMs !== undefined && number >= newest ? 'all' : 'under way';
  }

  async stop(): Promise<void> {
    this.#publishers.close();
    await this.#began;
    await this.#subscription.stop();
  }
}

/** Publishes now and every so many minutes, until `ended`. What stands against it is told, and tried again. */
async function publishing(
  places: Places,
  minutes: number,
  force: boolean,
  say: Say,
  problem: (error: unknown) => string,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    try {
      await publishNow(places, force, say);
    } catch (error) {
      console.error(problem(error));
    }
    await sleep(minutes * 60_000, undefined, { signal: ended }).catch(() => {});
  }
}

/** @returns once all is there, a trouble is in the way, or it has taken too long */
async function caughtUp(following: Following, mostMs: number, ended: AbortSignal) {
  const end = Date.now() + mostMs;
  while (following.state === 'under way' && Date.now() < end && !ended.aborted) await sleep(lookMs);
  return following.state;
}

/** @param problem what to say of an error of publishing; it throws what it does not know @throws UsageError, CommandError */
export async function listFollow(
  folder: string,
  values: ListValues,
  say: Say,
  problem: (error: unknown) => string,
): Promise<number> {
  const { publishers, once = false, force = false } = values;
  const hub = hubAddress(values.hub, say);
  if (publishers === undefined) throw new UsageError(say('cli.list-no-publishers'));
  const minutes = minutesOf(values.publish, say);
  const places = placesOf(folder);
  loadSettings(places);
  // What a crash left is put right, and who else is at work told, before anything is begun.
  await locked(places, async () => {}, 10_000);
  const ended = new AbortController();
  const end = told().then(() => ended.abort());
  const following = new Following(hub, places, publishers, say);
  try {
    if (!once) console.error(say('cli.list-following', { hub, folder }));
    const state = await caughtUp(following, once ? Number.POSITIVE_INFINITY : catchUpMs, ended.signal);
    if (once && state !== 'all') throw new CommandError(say('cli.list-not-all'));
    if (once && minutes !== undefined) await publishNow(places, force, say);
    if (!once && minutes !== undefined) await publishing(places, minutes, force, say, problem, ended.signal);
    if (!once) await end;
    return exits.done;
  } finally {
    await following.stop();
  }
}
