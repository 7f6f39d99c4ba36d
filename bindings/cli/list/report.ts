/** What is said of cards: the words that `list add` and `hub report` share. */
import { type BlockReason, reasons } from '../../js/lists/entry.ts';
import { UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';

export interface ReportWords {
  readonly reason?: string | undefined;
  readonly days?: string | undefined;
  readonly withdraw?: boolean | undefined;
}

export interface Said {
  readonly reason: BlockReason;
  /** For ever if omitted. */
  readonly days?: number;
  readonly withdrawn: boolean;
}

/** @throws UsageError */
export function saidOf({ reason = 'stolen', days, withdraw = false }: ReportWords, say: Say): Said {
  if (!(reasons as readonly string[]).includes(reason))
    throw new UsageError(say('cli.list-no-reason', { have: reasons.join(', ') }));
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days)) throw new UsageError(say('cli.list-no-days'));
  return {
    ...{ reason: reason as BlockReason, withdrawn: withdraw },
    ...(days !== undefined && { days: Number(days) }),
  };
}
