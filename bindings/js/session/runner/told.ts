/** The last trouble in the words of `explain`, without anything of the card in it. */
import { field, headerOf } from '../../explain/http_error.ts';
import type { Failure } from '../../explain/types.ts';
import type { Reply } from '../transport.ts';

/** What must not be told again: the texts that were sent. */
export type Secrets = readonly string[];

/** Letters and digits: mini-programs know no classes of Unicode. */
const codeUnits = /[0-9A-Za-z\u00c0-\uffff]/g;

const plain = (units: readonly string[]): string => units.join('').toUpperCase();

/** A server may say a code back: what was sent is taken out, however it is grouped. */
export function withoutSecrets(text: string, secrets: Secrets): string {
  let clean = text;
  const said = plain(text.match(codeUnits) ?? []);
  for (const secret of secrets) {
    const units = secret.match(codeUnits) ?? [];
    // Most answers say nothing back, and to make the pattern takes milliseconds.
    if (units.length < 4 || !said.includes(plain(units))) continue;
    clean = clean.replace(new RegExp(units.join('[^0-9A-Za-z\u00c0-\uffff]{0,3}'), 'gi'), '\u2026');
  }
  return clean;
}

const text = (value: unknown, secrets: Secrets): string | null =>
  typeof value === 'string' ? withoutSecrets(value.slice(0, 4096), secrets) : null;

/** What is told of where it happened. */
export interface Where {
  readonly platform: string;
  readonly channel: string;
  readonly elapsedMs: number;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Of a reply that was no success. */
export function failureOfReply(reply: Reply, where: Where, secrets: Secrets): Failure {
  const body = parsed(field(reply, 'text'));
  const code = field(body, 'code');
  const status = field(reply, 'status');
  const retryAfter = headerOf(field(reply, 'headers'), 'retry-after');
  const own = field(body, 'retryAfterMs');
  return {
    ...where,
    code: typeof code === 'number' ? code : text(code, secrets),
    text:
      text(field(body, 'text') ?? field(body, 'message'), secrets) ??
      (body === undefined ? text(field(reply, 'text'), secrets) : null),
    http: {
      status: typeof status === 'number' ? status : 0,
      retryAfter:
        typeof own === 'number'
          ? own / 1000
          : typeof retryAfter === 'number'
            ? retryAfter
            : text(retryAfter, secrets),
      contentType: text(headerOf(field(reply, 'headers'), 'content-type'), secrets),
    },
  };
}

/** Of what was thrown: its name, its code and its message, and nothing else that it may hold. */
export function failureOfError(error: unknown, where: Where, secrets: Secrets): Failure {
  const told = (of: unknown) => ({
    name: text(field(of, 'name'), secrets) ?? 'Error',
    code: text(field(of, 'code'), secrets) ?? undefined,
    message:
      text(field(of, 'message') ?? field(of, 'errMsg') ?? (typeof of === 'string' ? of : ''), secrets) ?? '',
  });
  const cause = field(error, 'cause');
  return { ...where, exception: cause === undefined ? told(error) : { ...told(error), cause: told(cause) } };
}
