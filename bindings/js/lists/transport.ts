/** How a list's files come: over HTTP for a page, from a folder for a server that has a copy of them. */

import type { ListRefusal } from './refusal.ts';
import { digestBytes } from './shape.ts';
import type { FileDigest } from './signed_files.ts';

/**
 * Reads a file below the list's folder.
 *
 * @param fresh no cache may answer: the file changes
 * @returns its bytes; undefined if there is no such file or no answer; it may reject too, which means the same
 */
export type ListTransport = (path: string, fresh: boolean) => Promise<Uint8Array | undefined>;

export interface HttpOptions {
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds until a question is given up. */
  readonly timeout?: number | undefined;
}

/** @param base the address of the list's folder */
export function httpTransport(base: string, options: HttpOptions = {}): ListTransport {
  const { timeout = 10_000 } = options;
  const folder = base.endsWith('/') ? base : `${base}/`;
  return async (path, fresh) => {
    const ask = options.fetch ?? globalThis.fetch;
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), timeout);
    try {
      const response = await ask(folder + path, {
        cache: fresh ? 'no-cache' : 'default',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: controller.signal,
      });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
    } finally {
      clearTimeout(timer);
    }
  };
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** Of another realm too, as a test's own. */
const isBytes = (value: unknown): value is Uint8Array =>
  ArrayBuffer.isView(value) && (value as Uint8Array).BYTES_PER_ELEMENT === 1;

/** A file, or why there is none: what is no bytes, as a text, is no list. */
export async function readFile(
  transport: ListTransport,
  path: string,
  fresh = false,
): Promise<Uint8Array | ListRefusal> {
  try {
    const bytes: unknown = await transport(path, fresh);
    if (bytes === undefined || bytes === null) return 'unreachable';
    return isBytes(bytes) ? bytes : 'not-a-list';
  } catch {
    return 'unreachable';
  }
}

/** A file that must be the one that was signed. */
export async function readDigested(
  transport: ListTransport,
  { path, sha256: wanted, bytes: length }: FileDigest,
): Promise<Uint8Array | ListRefusal> {
  const bytes = await readFile(transport, path);
  if (typeof bytes === 'string') return bytes;
  if (bytes.length < length) return 'truncated';
  return bytes.length === length && toHex(await sha256(bytes)) === wanted ? bytes : 'altered';
}

/** The same by a digest cut short, for files of a size that is known. */
export async function readShort(
  transport: ListTransport,
  path: string,
  wanted: string,
  length: number,
): Promise<Uint8Array | ListRefusal> {
  const bytes = await readFile(transport, path);
  if (typeof bytes === 'string') return bytes;
  if (bytes.length < length) return 'truncated';
  const digest = toHex((await sha256(bytes)).subarray(0, digestBytes));
  return bytes.length === length && digest === wanted ? bytes : 'altered';
}
