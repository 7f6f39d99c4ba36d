/**
 * Who may publish: a file of keys, which is read again when it changes.
 *
 * ```json
 * { "publishers": [{ "name": "A", "key": "<64 digits of base 16>", "perMinute": 600, "burst": 2000 }],
 *   "withdrawn": ["<id of a key>"] }
 * ```
 */
import { createHash, createPublicKey, type KeyObject, type PublicKeyInput } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isObject } from '../../js/core/values.ts';
import { HubError } from '../trouble.ts';

/** How many entries a publisher may bring. */
export interface Pace {
  readonly perMinute: number;
  /** So many at once, after a rest. */
  readonly burst: number;
}

export interface Publisher extends Pace {
  readonly name: string;
  readonly key: KeyObject;
  /** The same, 32 bytes in base 16. */
  readonly public: string;
}

export interface Publishers {
  /** By the key's id. */
  readonly byKey: ReadonlyMap<string, Publisher>;
  readonly withdrawn: ReadonlySet<string>;
}

export const usualPace: Pace = { perMinute: 600, burst: 2_000 };

/** The first 16 digits of the SHA-256 of a public key. @param key 32 bytes in base 16 */
export const keyIdOf = (key: string): string =>
  createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex').slice(0, 16);

/** What Ed25519 public keys of 32 bytes begin with as SubjectPublicKeyInfo. */
const head = Buffer.from('302a300506032b6570032100', 'hex');

/** A key as `createPublicKey` takes it. @param hex 32 bytes in base 16 */
export const publicKeyOf = (hex: string): PublicKeyInput => ({
  key: Buffer.concat([head, Buffer.from(hex, 'hex')]),
  format: 'der',
  type: 'spki',
});

const isCount = (value: unknown): value is number => typeof value === 'number' && value > 0 && value <= 1e9;

function publisherOf(value: unknown, i: number): readonly [string, Publisher] {
  const bad = (what: string) => new HubError('bad-keys', `publishers[${i}].${what}`);
  if (!isObject(value)) throw new HubError('bad-keys', `publishers[${i}]`);
  const { name, key, perMinute = usualPace.perMinute, burst = usualPace.burst } = value;
  if (typeof name !== 'string' || name === '' || name.length > 100) throw bad('name');
  if (typeof key !== 'string' || !/^[0-9a-f]{64}$/.test(key)) throw bad('key');
  if (!isCount(perMinute)) throw bad('perMinute');
  if (!isCount(burst) || burst < 1) throw bad('burst');
  return [keyIdOf(key), { name, key: createPublicKey(publicKeyOf(key)), public: key, perMinute, burst }];
}

/** @throws HubError that names the field */
export function readPublishers(text: string): Publishers {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new HubError('bad-keys', 'JSON');
  }
  if (!isObject(value) || !Array.isArray(value.publishers)) throw new HubError('bad-keys', 'publishers');
  const withdrawn = (value.withdrawn ?? []) as unknown;
  if (!Array.isArray(withdrawn) || !withdrawn.every(id => /^[0-9a-f]{16}$/.test(String(id))))
    throw new HubError('bad-keys', 'withdrawn');
  const byKey = new Map(value.publishers.map(publisherOf));
  if (byKey.size !== value.publishers.length) throw new HubError('bad-keys', 'a key stands there twice');
  return { byKey, withdrawn: new Set(withdrawn as string[]) };
}

/** @throws HubError */
export function loadPublishers(path: string): Publishers {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new HubError('bad-keys', String((error as { code?: unknown }).code ?? 'error'));
  }
  return readPublishers(text);
}
