// Overrides that were damaged anyhow: compiled or refused by name, never another exception; and what compiles answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCardmend } from '../../dist/index.js';
import { compileKnowledge, KnowledgeError, type KnowledgeOverrides } from '../../dist/knowledge.js';
import { root } from '../../tools/build/paths.ts';
import { loadData } from '../../tools/tables/data.ts';
import { cases, type ExplainCase } from './vectors.ts';

const files = ['platforms', 'supports', 'remedies', 'causes', 'failures', 'evidence', 'tiers'] as const;
const knowledge = loadData(root).knowledge as unknown as Record<string, { rows: unknown[] }>;
const cardmend = await loadCardmend({ locale: 'en' });
const some = cases<ExplainCase>('explain').filter((_, i) => i % 10 === 0);

/** Numerical Recipes' generator: the same junk every time. */
let seed = 20240613;
const below = (n: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * n);
};

const junk: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1,
  999,
  1000,
  1001,
  1e300,
  Number.NaN,
  0.5,
  '',
  'a',
  '__proto__',
  'constructor',
  'generic',
  'unknown',
  'look-whether-bound',
  '\ud800',
  '<b>',
  '\u5361'.repeat(60),
  [],
  [[]],
  {},
  { id: 'unknown', remove: true },
];

type Box = Record<string, unknown>;

/** Every place in a value that can be changed. */
function placesIn(value: unknown): { box: Box; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const box = value as Box;
  return Object.keys(box).flatMap(key => [{ box, key }, ...placesIn(box[key])]);
}

function damage(overrides: Box): void {
  const places = placesIn(overrides).filter(({ key }) => key !== 'source' && key !== 'confidence');
  const { box, key } = places[below(places.length)] ?? { box: overrides, key: 'rows' };
  const other = places[below(places.length)] ?? { box, key };
  const how = below(4);
  if (how === 0) delete box[key];
  else if (how === 1) box[key] = structuredClone(other.box[other.key]);
  else if (how === 2 && typeof box[key] === 'number') box[key] = (box[key] as number) + below(5) - 2;
  else box[key] = junk[below(junk.length)];
}

/** Rows of one or two files as they are shipped, damaged once or a few times. */
function damaged(): KnowledgeOverrides {
  const overrides: Box = {};
  for (let i = 0; i <= below(2); ++i) {
    const file = files[below(files.length)] ?? 'tiers';
    const { rows } = knowledge[file] ?? assert.fail();
    const from = below(rows.length);
    overrides[file] = structuredClone({ rows: rows.slice(from, from + 1 + below(3)) });
  }
  for (let i = 0; i <= below(3); ++i) damage(overrides);
  return overrides as KnowledgeOverrides;
}

test('3,000 damaged overrides', () => {
  let compiled = 0;
  for (let i = 0; i < 3000; ++i) {
    const overrides = damaged();
    try {
      cardmend.useKnowledge(compileKnowledge(overrides));
    } catch (error) {
      assert.ok(error instanceof KnowledgeError, `${JSON.stringify(overrides)}: ${error}`);
      assert.ok(error.problems.every(({ field, message }) => field !== '' && message !== ''));
      continue;
    }
    ++compiled;
    for (const { failure, evidence } of some) {
      const { causes, plan, message, support } = cardmend.explain(failure, evidence);
      const sum = causes.reduce((total, { probability }) => total + Math.round(probability * 1000), 0);
      assert.equal(sum, 1000, JSON.stringify(overrides));
      assert.ok(message.length > 5 && support !== '');
      assert.equal(new Set(plan.map(({ remedy }) => remedy)).size, plan.length);
      for (const { minutes, chance } of plan)
        assert.ok(minutes[0] <= minutes[1] && chance > 0 && chance <= 1, JSON.stringify(overrides));
    }
  }
  cardmend.useKnowledge(null);
  assert.ok(compiled > 100, `only ${compiled} compiled`);
});

test('names that every object has are no rows', () => {
  for (const id of ['constructor', 'tostring', 'hasownproperty', 'valueof']) {
    assert.throws(() => compileKnowledge({ tiers: { rows: [{ id, remove: true }] } }), KnowledgeError);
  }
  assert.throws(
    () => compileKnowledge(JSON.parse('{"__proto__": {"rows": []}, "constructor": {}}')),
    /constructor: is none of/,
  );
});

test('a key that cannot be seen is named all the same', () => {
  const named = (overrides: object) => {
    try {
      compileKnowledge(overrides as KnowledgeOverrides);
    } catch (error) {
      return (error as KnowledgeError).problems
        .map(({ field, message }) => `${field}: ${message}`)
        .join('\n');
    }
    return '';
  };
  assert.match(named({ '': {} }), /^"" \(an empty name\): is none of platforms/);
  assert.match(named({ ' ': {} }), /^" ": is none of platforms/);
  assert.match(named({ messages: { '': {} } }), /^messages\."" \(an empty name\): is none of en/);
  assert.match(named({ messages: { en: { '': 1 } } }), /^messages\.en\."" \(an empty name\): must be a text/);
  assert.match(named({ tiers: { rows: [{ '': 1 }] } }), /additional properties \(""/);
});

test('lists that are deeper than any comparison goes are refused by name', () => {
  const deep = () => JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)) as unknown;
  const [row] = (knowledge.platforms?.rows ?? []) as readonly object[];
  const platforms = { rows: [{ ...row, verification: [deep(), deep()] }] };
  assert.throws(() => compileKnowledge({ platforms } as unknown as KnowledgeOverrides), KnowledgeError);
});

test('a removal whose id is no text is refused by name', () => {
  for (const id of [{ toString: 'jd.nofind' }, ['jd.nofind'], null, 7]) {
    const rows = [{ id, remove: true }];
    assert.throws(
      () => compileKnowledge({ failures: { rows } } as unknown as KnowledgeOverrides),
      KnowledgeError,
    );
  }
});

test('a wording of two units a character is one of the core, too', () => {
  const [row] = (knowledge.failures?.rows ?? []) as readonly { readonly texts?: readonly string[] }[];
  for (const sign of ['\u{1f4b3}', '\u{20000}', '\ud800', '\u{10ffff}']) {
    const rows = [{ ...row, texts: [`card ${sign} is nowhere to be found`] }];
    cardmend.useKnowledge(compileKnowledge({ failures: { rows } } as unknown as KnowledgeOverrides));
    const text = `card ${sign} is nowhere to be found`;
    const { causes } = cardmend.explain({ platform: 'jd', text });
    assert.notEqual(causes[0]?.cause, 'unknown', sign);
  }
  cardmend.useKnowledge(null);
});
