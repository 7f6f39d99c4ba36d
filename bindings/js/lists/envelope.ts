/**
 * A signed file: a text and the signatures over it. What is signed is the text as it stands, behind the role that it was
 * signed in, so that nothing has to be put into one form first, and a file of one role cannot pass for one of another.
 */

import { bytesOf } from '../core/hex.ts';
import { isObject } from '../core/values.ts';
import { signatureCheck } from './ed25519.ts';
import type { ListRefusal } from './refusal.ts';

export const roles = ['root', 'list', 'time'] as const;
/** `root` says the keys of all, `list` what a version is made of, `time` which version is the newest. */
export type Role = (typeof roles)[number];

export interface Signature {
  /** The key's id: the first 16 digits of its SHA-256. */
  readonly key: string;
  /** 64 bytes in base 16. */
  readonly signature: string;
}

export interface Envelope {
  /** JSON. */
  readonly signed: string;
  readonly signatures: readonly Signature[];
}

/** A key by its id: 32 bytes in base 16. */
export type PublicKeys = Readonly<Record<string, string>>;

export interface KeyHolders {
  readonly keys: PublicKeys;
  /** So many of them must have signed. */
  readonly threshold: number;
}

export const signedBytes = (role: Role, text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`cardmend list 1 ${role}\n${text}`);

/** A list with one text in it reads like that text, and is another key to whoever counts keys. */
const fits = (value: unknown, form: RegExp) => typeof value === 'string' && form.test(value);

const isSignature = (value: unknown): value is Signature =>
  isObject(value) && fits(value.key, /^[0-9a-f]{16}$/) && fits(value.signature, /^[0-9a-f]{128}$/);

/** @returns undefined if the text is no signed file */
export function readEnvelope(text: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || typeof value.signed !== 'string' || !Array.isArray(value.signatures))
    return undefined;
  const signatures = value.signatures as unknown[];
  return signatures.length <= 64 && signatures.every(isSignature)
    ? { signed: value.signed, signatures }
    : undefined;
}

/**
 * @param withdrawn ids of keys that were good once
 * @returns undefined if enough of the holders have signed
 */
export async function signatureProblem(
  role: Role,
  { signed, signatures }: Envelope,
  { keys, threshold }: KeyHolders,
  withdrawn: readonly string[],
): Promise<ListRefusal | undefined> {
  const verify = await signatureCheck();
  if (verify === undefined) return 'no-crypto';
  const bytes = signedBytes(role, signed);
  const good = new Set<string>();
  let bad = false;
  for (const { key, signature } of signatures) {
    const publicKey = keys[key];
    if (publicKey === undefined || withdrawn.includes(key)) continue;
    if (await verify(bytesOf(publicKey), bytesOf(signature), bytes)) good.add(key);
    else bad = true;
  }
  if (good.size >= threshold) return undefined;
  if (bad) return 'bad-signature';
  return signatures.some(({ key }) => withdrawn.includes(key)) ? 'withdrawn-key' : 'unknown-key';
}
