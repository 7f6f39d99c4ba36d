/** Roots: which keys hold. A new one withdraws a key, and is signed by the keys of the one before and by its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicMode, replaceFile, textPieces } from '../files/replace.ts';
import { dayMs } from '../js/lists/entry.ts';
import { type KeyHolders, type Role, readEnvelope } from '../js/lists/envelope.ts';
import { type RootFile, readSigned } from '../js/lists/signed_files.ts';
import { keepKey, loadKey, newKey, type SigningKey, signedText } from './keys.ts';
import type { Places } from './places.ts';
import { PublisherError } from './trouble.ts';

/** A root holds for a year, and a day's more by clocks. */
const rootMs = 366 * dayMs;

const holders = ({ id, public: key }: SigningKey): KeyHolders => ({ keys: { [id]: key }, threshold: 1 });

export function firstRoot(keys: Readonly<Record<Role, SigningKey>>, now: number): string {
  const root: RootFile = {
    ...{ format: 1, role: 'root', version: 1, signedAt: now, expiresAt: now + rootMs },
    roles: { root: holders(keys.root), list: holders(keys.list), time: holders(keys.time) },
    withdrawn: [],
  };
  return signedText('root', root, [keys.root]);
}

export const rootPath = (places: Places, version: number) => join(places.public, `root.${version}.json`);

/** The newest root of a folder. @throws PublisherError */
export function newestRoot(places: Places): RootFile {
  try {
    const versions = readdirSync(places.public).map(name =>
      Number(/^root\.(\d+)\.json$/.exec(name)?.[1] ?? 0),
    );
    const envelope = readEnvelope(readFileSync(rootPath(places, Math.max(...versions)), 'utf8'));
    const root = readSigned('root', envelope?.signed ?? '');
    if (typeof root === 'object') return root;
  } catch {
    // Told below.
  }
  throw new PublisherError('no-folder');
}

/**
 * Puts a new key in place of a role's, which is withdrawn. What the old one has signed is refused from the next version on:
 * publish it at once.
 *
 * @throws PublisherError if the root's key is not there
 */
export function rotateKey(places: Places, role: Role, now: number): RootFile {
  const before = newestRoot(places);
  const old = loadKey(places, 'root');
  const key = newKey();
  const root: RootFile = {
    ...before,
    version: before.version + 1,
    signedAt: now,
    expiresAt: now + rootMs,
    roles: { ...before.roles, [role]: holders(key) },
    withdrawn: [...before.withdrawn, ...Object.keys(before.roles[role].keys)],
  };
  const signers = role === 'root' ? [old, key] : [old];
  // The key first: a root whose key is lost could not be followed by another.
  keepKey(places, role, key);
  const text = signedText('root', root, signers);
  replaceFile(rootPath(places, root.version), textPieces(text), publicMode);
  return root;
}
