/** A publisher's keys: made, kept in files that nobody else may read, and what they sign. */
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { replaceFile, textPieces } from '../files/replace.ts';
import { type Role, signedBytes } from '../js/lists/envelope.ts';
import type { Places } from './places.ts';
import { PublisherError } from './trouble.ts';

export interface SigningKey {
  /** The first 16 digits of the SHA-256 of the public key. */
  readonly id: string;
  /** 32 bytes in base 16. */
  readonly public: string;
  readonly private: KeyObject;
}

/** A key by its id and its public half. */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  const { x = '' } = privateKey.export({ format: 'jwk' });
  const bytes = Buffer.from(x, 'base64url');
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { id, public: bytes.toString('hex'), private: privateKey };
}

export const newKey = (): SigningKey => signingKeyOf(generateKeyPairSync('ed25519').privateKey);

export function keepKey(places: Places, role: Role, key: SigningKey): void {
  const pem = key.private.export({ format: 'pem', type: 'pkcs8' }) as string;
  const text = `${JSON.stringify({ role, id: key.id, public: key.public, private: pem }, null, 2)}\n`;
  replaceFile(places.keys(role), textPieces(text));
}

/** @throws PublisherError if it is not there */
export function loadKey(places: Places, role: Role): SigningKey {
  try {
    const { private: pem } = JSON.parse(readFileSync(places.keys(role), 'utf8')) as { private: string };
    return signingKeyOf(createPrivateKey(pem));
  } catch {
    throw new PublisherError('no-key', role);
  }
}

/** The text of a signed file. */
export function signedText(role: Role, content: object, keys: readonly SigningKey[]): string {
  const signed = JSON.stringify(content);
  const bytes = signedBytes(role, signed);
  const signatures = keys.map(({ id, private: key }) => ({
    key: id,
    signature: sign(null, bytes, key).toString('hex'),
  }));
  return `${JSON.stringify({ signed, signatures })}\n`;
}
