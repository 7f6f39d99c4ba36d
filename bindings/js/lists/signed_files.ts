/** What the three signed files say, and whether a text says it. */
import { isObject } from '../core/values.ts';
import { mostPublishers } from './entry.ts';
import type { KeyHolders, Role } from './envelope.ts';
import { hashBits, type leastCertainty } from './shape.ts';

interface Dated {
  readonly format: 1;
  /** Grows by one with each file of the role. */
  readonly version: number;
  /** When it was signed, and until when it holds: milliseconds since 1970. */
  readonly signedAt: number;
  readonly expiresAt: number;
}

/** `root.<version>.json`: who may sign. Signed by the keys of the one before, and by its own. */
export interface RootFile extends Dated {
  readonly role: 'root';
  readonly roles: Readonly<Record<Role, KeyHolders>>;
  /** Ids of keys that hold no more. */
  readonly withdrawn: readonly string[];
}

/** What a blocked card is. */
export type ListRule = keyof typeof leastCertainty;

export interface FileDigest {
  /** Below the list's folder. */
  readonly path: string;
  /** SHA-256 in base 16. */
  readonly sha256: string;
  readonly bytes: number;
}

/** `list.<version>.json`: a version, and all that it is made of. */
export interface ListFile extends Dated {
  readonly role: 'list';
  readonly product: string;
  /** 16 bytes in base 16. */
  readonly salt: string;
  /** The binary logarithm of the rounds of the hash. */
  readonly cost: number;
  /** Bits of a hash that are published. */
  readonly published: number;
  readonly rule: ListRule;
  /** By their place in entries. */
  readonly publishers: readonly string[];
  readonly count: number;
  readonly full: FileDigest;
  /** From version to version, the newest last; each begins where the one before ends. */
  readonly deltas: readonly (FileDigest & { readonly from: number; readonly to: number })[];
  /** There are 2^rangeBits ranges. */
  readonly rangeBits: number;
  /** SHA-256 of each file of ranges' digests, cut to 16 bytes, in base 16, one behind the other. */
  readonly groups: string;
}

/** `time.json`: the newest version. The only file whose content changes. */
export interface TimeFile extends Dated {
  readonly role: 'time';
  readonly list: FileDigest & { readonly version: number };
  /** The newest root's version. */
  readonly root: number;
}

export interface SignedFiles {
  readonly root: RootFile;
  readonly list: ListFile;
  readonly time: TimeFile;
}

const isCount = (value: unknown, most = 2 ** 32): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isHex = (value: unknown, digits: number) =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value);
const isPath = (value: unknown) => typeof value === 'string' && /^[a-z0-9]+([./-][a-z0-9]+)*$/.test(value);

const isDigest = (value: unknown) =>
  isObject(value) && isPath(value.path) && isHex(value.sha256, 64) && isCount(value.bytes);

function isHolders(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.keys)) return false;
  const keys = Object.entries(value.keys);
  return (
    keys.every(([id, key]) => isHex(id, 16) && isHex(key, 64)) &&
    isCount(value.threshold, keys.length) &&
    (value.threshold as number) > 0
  );
}

const isDelta = (value: unknown) =>
  isDigest(value) && isCount((value as { from?: unknown }).from) && isCount((value as { to?: unknown }).to);

type Fields = Readonly<Record<string, unknown>>;

const checks: Readonly<Record<Role, (file: Fields) => boolean>> = {
  root: ({ roles, withdrawn }) =>
    isObject(roles) &&
    [roles.root, roles.list, roles.time].every(isHolders) &&
    Array.isArray(withdrawn) &&
    withdrawn.every(id => isHex(id, 16)),
  list: file =>
    typeof file.product === 'string' &&
    isHex(file.salt, 32) &&
    isCount(file.cost, 24) &&
    isCount(file.published, hashBits) &&
    (file.rule === 'doubtful' || file.rule === 'refused') &&
    Array.isArray(file.publishers) &&
    file.publishers.length <= mostPublishers &&
    file.publishers.every(name => typeof name === 'string') &&
    isCount(file.count) &&
    isDigest(file.full) &&
    Array.isArray(file.deltas) &&
    file.deltas.every(isDelta) &&
    isCount(file.rangeBits, 24) &&
    typeof file.groups === 'string' &&
    isHex(file.groups, file.groups.length),
  time: ({ list, root }) => isDigest(list) && isCount((list as Fields).version) && isCount(root),
};

/** @returns what a signed text says; a word for what it is instead */
export function readSigned<R extends Role>(
  role: R,
  signed: string,
): SignedFiles[R] | 'altered' | 'newer-format' {
  let file: unknown;
  try {
    file = JSON.parse(signed);
  } catch {
    return 'altered';
  }
  if (!isObject(file) || !isCount(file.format)) return 'altered';
  if (file.format > 1) return 'newer-format';
  const dated = [file.version, file.signedAt, file.expiresAt].every(value => isCount(value, 2 ** 53));
  return file.role === role && file.format === 1 && dated && checks[role](file as Fields)
    ? (file as unknown as SignedFiles[R])
    : 'altered';
}
