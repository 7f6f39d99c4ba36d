/** How a call is made: alone, within a time, and again only where that can do no harm. */
import {
  BulkheadRejectedError,
  bulkhead,
  ExponentialBackoff,
  handleWhen,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
} from 'cockatiel';
import { failureOf } from './failure.ts';

export interface PolicyOptions {
  /** How long a call may take, in milliseconds. */
  readonly timeoutMs: number;
  /** How often what may be sent again is sent again. */
  readonly retries: number;
  /** The first pause before it, in milliseconds; the next ones grow, each with chance in it. */
  readonly retryMs: number;
}

/** Nobody waited any longer: the time was over. */
export class TimeOver extends Error {
  override readonly name = 'TimeoutError';
}

/** More questions wait than could ever be of use: nothing was sent. */
export class Crowded extends Error {
  override readonly name = 'CrowdedError';
  readonly notSent = true;
}

type Work<T> = (signal: AbortSignal) => Promise<T>;

/** @returns makes a call; `safe` says that to ask twice does no harm */
export function policiesOf({ timeoutMs, retries, retryMs }: PolicyOptions) {
  // What is aborted from outside is no time-out, though cockatiel says the same of both.
  const limit = timeout(timeoutMs, TimeoutStrategy.Aggressive);
  const backoff = new ExponentialBackoff({ initialDelay: retryMs, maxDelay: 8 * retryMs });
  const may = (safe: boolean) => (error: unknown) => {
    const kind = failureOf(error);
    return kind === 'not-sent' || (safe && kind === 'reset');
  };
  const twice = retry(handleWhen(may(true)), { maxAttempts: retries, backoff });
  const once = retry(handleWhen(may(false)), { maxAttempts: retries, backoff });
  const alone = bulkhead(1, 4);

  const timed = async <T>(work: Work<T>, signal: AbortSignal): Promise<T> => {
    if (signal.aborted) throw signal.reason;
    let over = false;
    const listening = limit.onTimeout(() => {
      over = true;
    });
    try {
      return await limit.execute(({ signal: inner }) => work(inner), signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw over ? new TimeOver(`no answer within ${timeoutMs} ms`) : error;
    } finally {
      listening.dispose();
    }
  };
  return async <T>(work: Work<T>, safe: boolean, signal: AbortSignal): Promise<T> => {
    try {
      const policy = safe ? twice : once;
      return await policy.execute(() => alone.execute(() => timed(work, signal), signal), signal);
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new Crowded('too many questions wait already');
      if (error instanceof TaskCancelledError && signal.aborted) throw signal.reason;
      throw error;
    }
  };
}
