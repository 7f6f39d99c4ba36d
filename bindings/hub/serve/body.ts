/** The body of a request, up to a limit. */
import type { IncomingMessage } from 'node:http';
import { isObject } from '../../js/core/values.ts';
import { mostInBatch } from '../../js/hub/protocol.ts';

/** 1,000 entries are 500 KB. */
export const mostBodyBytes = 1 << 20;

/** Why a request is answered with nothing else. */
export const requestTroubles = {
  'not-found': 404,
  'wrong-method': 405,
  'too-large': 413,
  'no-json': 400,
  'no-entries': 400,
  'too-many-entries': 400,
  'bad-number': 400,
  'too-many-streams': 503,
  'not-kept': 503,
} as const;
export type RequestTrouble = keyof typeof requestTroubles;

export class RequestError extends Error {
  constructor(readonly trouble: RequestTrouble) {
    super(trouble);
  }
}

/** @throws RequestError */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBodyBytes) throw new RequestError('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The entries that a request brings: one, or several under `entries`. @throws RequestError */
export async function entriesOf(request: IncomingMessage): Promise<readonly unknown[]> {
  let value: unknown;
  const text = await bodyOf(request);
  try {
    value = JSON.parse(text);
  } catch {
    throw new RequestError('no-json');
  }
  if (!isObject(value)) throw new RequestError('no-entries');
  const entries = 'entries' in value ? value.entries : [value];
  if (!Array.isArray(entries) || entries.length === 0) throw new RequestError('no-entries');
  if (entries.length > mostInBatch) throw new RequestError('too-many-entries');
  return entries;
}
