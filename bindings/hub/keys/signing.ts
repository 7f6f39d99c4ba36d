/** The key that a publisher signs its entries with: a file of its own, which nobody else can read and nothing writes over. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isObject } from '../../js/core/values.ts';
import { codeOf, HubError } from '../trouble.ts';
import { keyIdOf } from './publishers.ts';

export interface SigningKey {
  /** What it is called in the hub's file of keys. */
  readonly name: string;
  /** The first 16 digits of the SHA-256 of the public key. */
  readonly id: string;
  /** 32 bytes in base 16. */
  readonly public: string;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

function keyOf(name: string, key: KeyObject): SigningKey {
  const { x = '' } = key.export({ format: 'jwk' });
  const hex = Buffer.from(x, 'base64url').toString('hex');
  return { name, id: keyIdOf(hex), public: hex, sign: bytes => new Uint8Array(sign(null, bytes, key)) };
}

/** What the hub's file of keys has of it. */
export const publicLine = ({ name, public: key }: SigningKey): string =>
  `{ "name": ${JSON.stringify(name)}, "key": "${key}" }`;

/** @throws HubError if there is a file already, or it cannot be written */
export function makeSigningKey(path: string, name: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = keyOf(name, privateKey);
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const content = { role: 'publisher', name, id: key.id, public: key.public, private: pem };
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', 0o600);
  } catch (error) {
    throw new HubError(codeOf(error) === 'EEXIST' ? 'key-taken' : 'full', codeOf(error));
  }
  try {
    writeFileSync(descriptor, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    rmSync(path, { force: true });
    throw new HubError('full', codeOf(error));
  }
  return key;
}

/** @throws HubError if it is no publisher's key */
export function loadSigningKey(path: string): SigningKey {
  let text: string;
  try {
    if (!statSync(path).isFile()) throw Object.assign(new Error(), { code: 'format' });
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new HubError('bad-key', codeOf(error));
  }
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || value.role !== 'publisher' || typeof value.name !== 'string') throw new Error();
    const key = keyOf(value.name, createPrivateKey(String(value.private)));
    if (key.id !== value.id || key.public !== value.public) throw new Error();
    return key;
  } catch {
    throw new HubError('bad-key', 'format');
  }
}
