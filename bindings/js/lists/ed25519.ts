/** Signatures: WebCrypto's Ed25519, and where it has none (Chrome before 137, Firefox before 129, Safari before 17) a small script. */

import type { VerifySignature } from './ed25519_script.ts';

export type { VerifySignature } from './ed25519_script.ts';

type Bytes = Uint8Array<ArrayBuffer>;

async function byWebCrypto(key: Uint8Array, signature: Uint8Array, signed: Uint8Array): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  const imported = await subtle.importKey('raw', key as Bytes, 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', imported, signature as Bytes, signed as Bytes);
}

/** A key that every implementation takes: the base point, encoded. */
const probe = new Uint8Array(32).fill(0x66);
probe[0] = 0x58;

let chosen: Promise<VerifySignature | undefined> | undefined;

async function choose(): Promise<VerifySignature | undefined> {
  try {
    await globalThis.crypto.subtle.importKey('raw', probe, 'Ed25519', false, ['verify']);
    return byWebCrypto;
  } catch {
    // It has no Ed25519, or the page no WebCrypto at all.
  }
  try {
    const { verify } = await import('./ed25519_script.ts');
    return verify;
  } catch {
    chosen = undefined;
    return undefined;
  }
}

/** @returns undefined where neither is to be had now: nothing can be verified */
export function signatureCheck(): Promise<VerifySignature | undefined> {
  chosen ??= choose();
  return chosen;
}
