/** What was thrown in the place of an answer, as the session counts it. */
import { field } from '../../explain/http_error.ts';
import type { TransportFailure } from '../types.ts';

/** Of Node and of what is built on it: nobody was reached. */
const neverReached = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
/** Of Chromium, as mini-programs hand it on, and of mini-programs: no request has left. */
const neverLeft =
  /ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED)|not in domain list|url not in/i;
const timedOut = /time.?out|timed out|ETIMEDOUT|\u8d85\u65f6/i;

/** How many errors that caused one another are read. */
const mostErrors = 4;

function textOf(error: unknown): string {
  const parts = [field(error, 'name'), field(error, 'code'), field(error, 'message'), field(error, 'errMsg')];
  return (typeof error === 'string' ? [error] : parts)
    .filter(part => typeof part === 'string')
    .join(' ')
    .slice(0, 500);
}

function kindOf(error: unknown): TransportFailure | undefined {
  if (field(error, 'notSent') === true) return 'not-sent';
  const code = field(error, 'code');
  const text = textOf(error);
  if ((typeof code === 'string' && neverReached.test(code)) || neverLeft.test(text)) return 'not-sent';
  if (timedOut.test(text)) return 'time-out';
  if (field(error, 'name') === 'AbortError' || /\babort/i.test(text)) return 'aborted';
  return undefined;
}

/**
 * Only `not-sent` proves that nothing was done.
 *
 * @param online what the runtime says of the network; undefined where it says nothing
 */
export function failureOf(thrown: unknown, online?: boolean): TransportFailure {
  let error = thrown;
  for (let i = 0; i < mostErrors && error !== undefined && error !== null; ++i) {
    const kind = kindOf(error);
    if (kind !== undefined) return kind;
    error = field(error, 'cause');
  }
  return online === false ? 'offline' : 'reset';
}
