/** Bytes, changed without knowing what they are. */
import { type Change, pick } from './change.ts';

/** Where a reader's ranges end. */
const edges = [
  0, 1, 2, 7, 8, 0x1f, 0x20, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
];

/** What the formats that are read here are made of. */
const tokens = [
  ...[
    '"',
    "'",
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    ' ',
    '\\',
    '\\u0000',
    '{',
    '}',
    '[',
    ']',
    ':',
    '-',
    '=',
  ],
  ...[
    'null',
    '1e309',
    '1e15',
    '12345678901234567890',
    '-0',
    '__proto__',
    'constructor',
    'toString',
    'data: ',
  ],
  ...[
    '<',
    '>',
    '&lt;',
    '<!--',
    '<![CDATA[',
    ']]>',
    '\0',
    '\ufeff',
    '\ud7ff',
    '\u{10ffff}',
    '\u00e9',
    'PK\u0001\u0002',
  ],
].map(text => new TextEncoder().encode(text));

const join = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

type Mutate = (bytes: Uint8Array, change: Change, seeds: readonly Uint8Array[]) => Uint8Array;

const set = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const changed = bytes.slice();
  if (changed.length > 0) changed[at % changed.length] = value;
  return changed;
};

/** A part's begin and end; short ones as often as long ones. */
function partOf(bytes: Uint8Array, { at, other }: Change): [begin: number, end: number] {
  const begin = at % (bytes.length + 1);
  const most = bytes.length - begin;
  return [begin, begin + (other % 2 === 0 ? other % (Math.min(most, 8) + 1) : other % (most + 1))];
}

const insert = (bytes: Uint8Array, at: number, more: Uint8Array): Uint8Array => {
  const place = at % (bytes.length + 1);
  return join(bytes.subarray(0, place), more, bytes.subarray(place));
};

const mutations: readonly Mutate[] = [
  (bytes, { at, value }) => set(bytes, at, (bytes[at % bytes.length] ?? 0) ^ (1 << (value & 7))),
  (bytes, { at, value }) => set(bytes, at, value & 0xff),
  (bytes, { at, value }) => set(bytes, at, (bytes[at % bytes.length] ?? 0) + (value % 5) - 2),
  (bytes, { at, value, other }) => {
    const size = pick([2, 4], other);
    const changed = bytes.slice();
    if (changed.length < size) return changed;
    const view = new DataView(changed.buffer);
    const place = at % (changed.length - size + 1);
    const edge = value % 3 === 0 ? pick(edges, value) : value % 3 === 1 ? changed.length : value;
    if (size === 2) view.setUint16(place, edge & 0xffff, true);
    else view.setUint32(place, edge >>> 0, true);
    return changed;
  },
  (bytes, { at, value }) => insert(bytes, at, pick(tokens, value)),
  (bytes, change) => {
    const [begin, end] = partOf(bytes, change);
    return join(bytes.subarray(0, begin), bytes.subarray(end));
  },
  (bytes, change) => {
    const [begin, end] = partOf(bytes, change);
    return insert(bytes, change.value, bytes.slice(begin, end));
  },
  (bytes, { at }) => bytes.slice(0, at % (bytes.length + 1)),
  (bytes, { at, other, value }, seeds) => {
    const seed = pick(seeds, value);
    const place = at % (bytes.length + 1);
    return join(bytes.subarray(0, place), seed.subarray(Math.min(seed.length, other % (seed.length + 1))));
  },
];

/** Longer ones find nothing that these do not. */
const mostBytes = 1 << 16;

export function changeBytes(bytes: Uint8Array, change: Change, seeds: readonly Uint8Array[]): Uint8Array {
  return pick(mutations, change.how)(bytes, change, seeds).subarray(0, mostBytes);
}
