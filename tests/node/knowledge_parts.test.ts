// The small parts of compiled knowledge, each by itself: reduced wordings, numbers of the core, JSON that is the same, patterns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedData } from '#tables/knowledge_data.ts';
import { checkWordings } from '../../bindings/js/knowledge/check_wordings.ts';
import { countCharacters, isSame } from '../../bindings/js/knowledge/json.ts';
import { checkRemovals, isRemoval, mergeKnowledge } from '../../bindings/js/knowledge/merge.ts';
import { numberBytes } from '../../bindings/js/knowledge/numbers.ts';
import { patternTables } from '../../bindings/js/knowledge/patterns.ts';
import { reduce, reduceCode } from '../../bindings/js/knowledge/reduce.ts';
import type {
  FailureRow,
  KnowledgeData,
  RowOverrides,
  WordingRow,
} from '../../bindings/js/knowledge/rows.ts';

test('a wording is its letters and digits: full width as ASCII, no punctuation of any script', () => {
  assert.equal(reduce(' A-b_Z 0.9!/:@[`{~'), 'abz09');
  assert.equal(reduce('\uff01\uff10\uff19\uff21\uff3a\uff41\uff5a\uff5e'), '09azaz');
  const edges: readonly (readonly [first: number, last: number])[] = [
    [0x80, 0xbf],
    [0x2000, 0x206f],
    [0x3000, 0x303f],
    [0xfe30, 0xfe6f],
    [0xfeff, 0xff00],
    [0xff5f, 0xff65],
    [0xfff0, 0xffff],
  ];
  const kept = (unit: number) => reduce(String.fromCharCode(unit)) !== '';
  for (const [first, last] of edges) {
    assert.deepEqual([kept(first), kept(last)], [false, false]);
    // Beside two of them stands full-width ASCII, and beside the last nothing.
    if (first > 0x80 && first !== 0xff5f) assert.ok(kept(first - 1), first.toString(16));
    if (last < 0xffff && last !== 0xff00) assert.ok(kept(last + 1), last.toString(16));
  }
});

test('a code keeps the minus of a negative number alone', () => {
  assert.deepEqual(['-1', ' -12 ', '1-1', '-a', '--1', '-'].map(reduceCode), [
    '\u22121',
    '\u221212',
    '11',
    'a',
    '1',
    '',
  ]);
});

test('a number takes as many bytes as need be, up to seven', () => {
  const hex = (number: number) => Buffer.from(numberBytes(number)).toString('hex');
  for (const [number, bytes] of [
    [0, '00'],
    [0x7f, '7f'],
    [0x80, 'c280'],
    [0x7ff, 'dfbf'],
    [0x800, 'e0a080'],
    [0xd800, 'eda080'],
    [0xffff, 'efbfbf'],
    [0x10000, 'f0908080'],
    [0x1fffff, 'f7bfbfbf'],
    [0x200000, 'f888808080'],
    [0x3ffffff, 'fbbfbfbfbf'],
    [0x4000000, 'fc8480808080'],
    [0x7fffffff, 'fdbfbfbfbfbf'],
    [0x80000000, 'fe828080808080'],
    [-1, 'fe83bfbfbfbfbf'],
  ] as const)
    assert.equal(hex(number), bytes, `${number}`);
});

test('values of JSON that are the same', () => {
  assert.deepEqual(['', 'ab', '\u{1f600}', '\ud83d', 'a\u{1f600}b'].map(countCharacters), [0, 2, 1, 1, 3]);
  for (const value of [null, 1, 'x', true, [], {}, [1, [2]], { a: 1, b: { c: [] } }])
    assert.ok(isSame(value, structuredClone(value)), JSON.stringify(value));
  assert.ok(isSame({ a: 1, b: 2 }, { b: 2, a: 1 }));
  for (const [a, b] of [
    [1, '1'],
    [null, {}],
    [{}, null],
    [[], {}],
    [{}, []],
    [[1], [2]],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ toString: 1 }, { a: 1 }],
    [{ a: undefined }, { b: undefined }],
    [{}, 7],
  ])
    assert.equal(isSame(a, b), false, JSON.stringify([a, b]));
});

test('a removal is an id and true, of a shipped row, once', () => {
  assert.deepEqual([{ remove: false }, { id: 'x' }, null, [], 'remove'].map(isRemoval), [
    true,
    false,
    false,
    false,
    false,
  ]);
  const told = (...rows: unknown[]) => {
    const found: string[] = [];
    checkRemovals('causes', rows, (place, what) => found.push(`${place} ${what}`));
    return found;
  };
  const one = { id: 'expired', remove: true };
  assert.deepEqual(told(one), []);
  assert.deepEqual(told({ id: 'own' }, one), []);
  assert.deepEqual(told(one, one), ["0 'expired' stands twice", "1 'expired' stands twice"]);
  assert.deepEqual(told(one, { id: 'expired' }), ["0 'expired' stands twice"]);
  assert.deepEqual(told({ ...one, remove: false }), ['0 remove must be true']);
  assert.deepEqual(told({ ...one, why: 1, tier: 2 }), ['0 takes id and remove alone (why, tier)']);
  assert.deepEqual(told({ id: 7, remove: true }), [
    '0 there is no shipped row to remove whose id is no text',
  ]);
  assert.deepEqual(told({ id: 'own', remove: true }), ["0 there is no shipped row 'own' to remove"]);
});

test('a row of a shop stands in the place of the shipped one, once, or behind all', () => {
  const rows = shippedData.causes.rows.map(({ id }) => id);
  const [first = '', second = ''] = rows;
  const own = [{ id: second, n: 0 }, { id: 'own' }, { id: first, remove: true }, { id: second, n: 1 }];
  const { data, places } = mergeKnowledge({ causes: { rows: own } } as unknown as RowOverrides);
  assert.deepEqual(
    data.causes.rows.map(({ id }) => id),
    [...rows.slice(1), 'own', second],
  );
  const count = rows.length - 1;
  assert.deepEqual(
    places.causes.map((place, at) => [place, at]).filter(([place]) => place !== undefined),
    [
      [0, 0],
      [1, count],
      [3, count + 1],
    ],
  );
  assert.equal(data.causes.checkFirstFrom, shippedData.causes.checkFirstFrom);
  assert.deepEqual(data.failures, shippedData.failures);
  assert.ok(places.failures.every(place => place === undefined));
});

test('patterns stand in the order of their rows in the text, and by their units in their table', () => {
  const failures = [
    { id: 'a', codes: ['B', 'A'], texts: ['yy'] },
    { id: 'b', codes: ['-1'], texts: ['xx', 'yy'], exceptions: ['zz'] },
  ] as unknown as FailureRow[];
  const wordings = [{ id: 'w', words: ['Word'] }] as unknown as WordingRow[];
  const { text, idUnits, rows, firsts } = patternTables(failures, wordings, ['jd', 'app', 'jd']);
  assert.equal(text, 'jdappab\u22121yyxxyyzzword');
  assert.equal(idUnits, 5);
  assert.deepEqual(rows.codes, [
    [5, 1, 0],
    [6, 1, 0],
    [7, 2, 1],
  ]);
  assert.deepEqual(rows.texts, [
    [11, 2, 1],
    [9, 2, 0],
    [13, 2, 1],
  ]);
  assert.deepEqual([rows.exceptions, rows.words], [[[15, 2, 1]], [[17, 4, 0]]]);
  const bit = (letter: string) => {
    const at = letter.charCodeAt(0) & 511;
    return Array.from({ length: 16 }, (_, i) => (i === at >> 5 ? 2 ** (at & 31) : 0));
  };
  const both = (a: readonly number[], b: readonly number[]) => a.map((word, i) => word + (b[i] ?? 0));
  assert.deepEqual(firsts.texts, both(bit('x'), bit('y')));
  assert.deepEqual([firsts.exceptions, firsts.words], [bit('z'), bit('w')]);
  const high = patternTables([{ id: 'a', texts: ['\u5f1f'] }] as unknown as FailureRow[], [], []).firsts
    .texts;
  assert.deepEqual(high, bit(String.fromCharCode(0x5f1f & 511)));
});

test('words mean one thing, and only a predicate tells of a noun', () => {
  const told = (...rows: object[]) => {
    const found: string[] = [];
    const data = { wordings: { rows }, failures: { rows: [{ id: 'gone' }] } } as unknown as KnowledgeData;
    checkWordings(data, (_, field, what) => found.push(`${field}: ${what}`));
    return found;
  };
  const noun = { id: 'card', kind: 'noun', words: ['card'] };
  const place = { ...noun, id: 'shop', kind: 'place', words: ['shop'] };
  const is = { id: 'is', kind: 'predicate', words: ['is'] };
  const long = (count: number) => 'x'.repeat(count);
  assert.deepEqual(
    told(noun, place, { ...is, tells: { card: 'gone', shop: 'gone' }, denied: { card: 'gone' } }),
    [],
  );
  assert.deepEqual(told({ ...noun, words: [long(64)] }), []);
  assert.deepEqual(told({ ...noun, words: [long(65)] }), [
    `rows[0].words[0]: '${long(65)}' is longer than 64`,
  ]);
  assert.deepEqual(told({ ...noun, words: ['--'] }), ["rows[0].words[0]: '--' has no letter"]);
  assert.deepEqual(told(noun, { ...place, words: ['CARD'] }), [
    "rows[1].words[0]: 'CARD' stands in 'card' too",
  ]);
  assert.deepEqual(told(noun, { ...noun, words: ['x'] }), ["rows[1].id: 'card' stands twice"]);
  assert.deepEqual(told(noun, { ...place, tells: { card: 'gone' } }), [
    'rows[1].tells: only a predicate tells anything',
  ]);
  assert.deepEqual(told({ ...is, tells: { x: 'gone' } }), ["rows[0].tells['x']: no such wording 'x'"]);
  assert.deepEqual(told({ ...is, denied: { is: 'gone' } }), ["rows[0].denied['is']: 'is' is no noun"]);
  assert.deepEqual(told(noun, { ...is, tells: { card: 'x' } }), [
    "rows[1].tells['card']: no such failure 'x'",
  ]);
});
