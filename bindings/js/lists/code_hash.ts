/** The keyed, slow hash of a code: PBKDF2 of WebCrypto, the one slow hash that every page has without loading anything. */
import { bytesOf } from '../core/hex.ts';
import { hashBits } from './shape.ts';

/** What a list's hashes are made with. */
export interface HashKey {
  /** The product's id. */
  readonly product: string;
  /** 16 bytes as base 16, drawn at random for the list. */
  readonly salt: string;
  /** The binary logarithm of the rounds. */
  readonly cost: number;
}

/** What the rounds are salted with: nothing of one product or one list serves for another. */
export function saltOf({ product, salt }: HashKey): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`cardmend list\0${product}\0`);
  const own = bytesOf(salt);
  const bytes = new Uint8Array(head.length + own.length);
  bytes.set(head);
  bytes.set(own, head.length);
  return bytes;
}

/** The leading 48 bits of 16 bytes, as a whole number. */
export function numberOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(0) * 2 ** 16 + view.getUint16(4);
}

/**
 * @param code as `check` gives it
 * @returns 48 bits; undefined where there is no WebCrypto, as on pages without TLS
 */
export async function hashCode(key: HashKey, code: string): Promise<number | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return undefined;
  const secret = new TextEncoder().encode(code);
  try {
    const material = await subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
    const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: saltOf(key), iterations: 2 ** key.cost };
    return numberOf(new Uint8Array(await subtle.deriveBits(parameters, material, 128)));
  } finally {
    secret.fill(0);
  }
}

/** The leading bits of a hash. */
export const leading = (hash: number, bits: number): number => Math.floor(hash / 2 ** (hashBits - bits));

/** A hash as live entries have it: so much of it as the list publishes, in base 16. */
export function entryHash(hash: number, published: number): string {
  const unit = 2 ** (hashBits - published);
  return (Math.floor(hash / unit) * unit).toString(16).padStart(hashBits / 4, '0');
}
