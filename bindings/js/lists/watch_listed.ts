/** A code that stands on an open page: checked once, and looked at again whenever the list or live entries have news. */
import type { CheckResult } from '../check/types.ts';
import type { BlockList } from './block_list.ts';
import { type ListChecker, type ListedOptions, lookUp } from './check_listed.ts';
import type { PreparedCode } from './prepared_code.ts';

export interface WatchOptions<Result extends CheckResult = CheckResult> extends ListedOptions {
  /** Told what `checkListed` would give: first, and then each time that a card is blocked or free again. */
  readonly onChange: (result: Result | CheckResult) => void;
}

export interface ListedWatch {
  /** Looks again now: for live entries that do not tell when there are new ones, and for the turn of a day. */
  look(): Promise<void>;
  /** Nothing is told any more: the text has changed, or the page is left. */
  stop(): void;
}

/**
 * `checkListed` of a text that stays: the code is hashed once, the list asked once a version, and live entries as they come. Where
 * neither blocks nor frees the card nothing is told again.
 */
export function watchListed<Result extends CheckResult>(
  checker: ListChecker<Result>,
  list: BlockList,
  raw: string,
  options: WatchOptions<Result>,
): ListedWatch {
  if (typeof options?.onChange !== 'function')
    throw new TypeError('watchListed takes { onChange }, a function');
  const { live, onChange } = options;
  const found = lookUp(checker, list, raw, options);
  let prepared: PreparedCode | undefined;
  let preparing: Promise<PreparedCode | undefined> | undefined;
  let blocked: boolean | undefined;
  let turn = 0;
  let stopped = false;

  async function look(): Promise<void> {
    if (stopped) return;
    turn += 1;
    const mine = turn;
    if (found.asks) {
      // Without a list there is nothing to hash for: once there is one it is made up for.
      preparing ??= list.prepare(found.result.code);
      prepared ??= await preparing;
      if (prepared === undefined) preparing = undefined;
    }
    const answer = await prepared?.ask(live);
    const now = answer?.answer === 'blocked';
    // What a later look finds is newer.
    if (stopped || mine !== turn || now === blocked) return;
    blocked = now;
    onChange(found.given(answer));
  }

  const again = () => void look();
  const ends = [list.listen(again), live?.listen?.(again)];
  again();
  return {
    look,
    stop() {
      stopped = true;
      for (const end of ends) end?.();
    },
  };
}
