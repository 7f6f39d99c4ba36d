/**
 * What stands for a secret in the session's state: 64 bits of SipHash-2-4 under a key of 128 bits, which the core makes.
 * Whoever has the key can try texts one after the other, so a digest hides a card's code, which is long, and hides no code of
 * six digits: what is that short is digested under a key that is never stored.
 */
import { maxInput } from '#tables/limits.ts';
import type { Core } from '../core/core.ts';
import type { SessionExports } from '../core/exports.ts';
import { writeInput } from '../core/units.ts';

/** 128 bits as four words. */
export type Key = ArrayLike<number>;

/** 64 bits as two words, the low one first. `[0, 0]` is the digest of nothing. */
export type Digest = readonly [low: number, high: number];

export const noDigest: Digest = [0, 0];

export const sameDigest = (a: Digest, b: Digest): boolean => a[0] === b[0] && a[1] === b[1];

/** Of a text, by its UTF-16 units; `noDigest` of an empty one, and of no other. */
export type DigestOf = (key: Key, text: string) => Digest;

/** What is longer than any code is cut. */
export function digestBy(core: Core<SessionExports>): DigestOf {
  return (key, text) => {
    if (text === '') return noDigest;
    const cut = text.slice(0, maxInput);
    writeInput(core, cut);
    core.words.set(key);
    core.exports.cm_session_digest(cut.length);
    const { words } = core;
    const digest = [words[0], words[1]] as unknown as Digest;
    words.fill(0, 0, 2);
    return digest;
  };
}
