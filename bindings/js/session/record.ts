/** What is kept of a session, as the one text that a store holds: the state, the key of its digests, and how old it is. */
import type { Key } from './digest.ts';
import { hexOf, wordsOf } from './hex_words.ts';

export interface StoredRecord {
  /** Counts the writes, so that an older text is told from a newer one. */
  readonly revision: number;
  readonly key: Key;
  /** The words of the core's state. It checks them itself. */
  readonly state: Int32Array;
}

/** Of the form of this text; the state has a version of its own. */
const form = 'cardmend1';

/** More is no state of ours: the core's has 2 KB at most. */
const mostUnits = 8192;

export function recordText({ revision, key, state }: StoredRecord): string {
  return [form, revision, hexOf(key), hexOf(state)].join(' ');
}

/** Undefined for anything that is no such text, whatever a store may give. */
export function readRecord(text: unknown): StoredRecord | undefined {
  if (typeof text !== 'string' || text.length > mostUnits) return undefined;
  const parts = text.split(' ');
  const [head, count = '', keyText = '', stateText = ''] = parts;
  if (head !== form || parts.length !== 4 || !/^(0|[1-9]\d{0,14})$/.test(count)) return undefined;
  const key = wordsOf(keyText);
  const state = wordsOf(stateText);
  if (key?.length !== 4 || state === undefined) return undefined;
  return { revision: Number(count), key: [...key], state };
}
