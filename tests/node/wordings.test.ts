// Every noun with every predicate of tests/vectors/wordings/table.json, in every way of writing; as wordings_test.cpp.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCardmend } from '../../dist/index.js';
import { compileKnowledge, KnowledgeError } from '../../dist/knowledge.js';
import { root } from '../../tools/build/paths.ts';

interface Predicate {
  readonly name: string;
  readonly cause: string;
  readonly en: { readonly states: readonly string[]; readonly clauses: readonly string[] };
  readonly zh: readonly string[];
}

interface Table {
  readonly nouns: { readonly en: readonly string[]; readonly zh: readonly string[] };
  readonly predicates: readonly Predicate[];
  readonly denied: { readonly en: readonly string[]; readonly zh: readonly string[] };
  readonly others: readonly { readonly text: string; readonly cause: string }[];
}

const table = JSON.parse(readFileSync(join(root, 'tests/vectors/wordings/table.json'), 'utf8')) as Table;
const cardmend = await loadCardmend({ locale: 'en' });

const english = ({ states, clauses }: Predicate['en'], noun: string) => [
  ...states.flatMap(p => [
    `${noun} ${p}`,
    `The ${noun} is ${p}.`,
    `This ${noun} has already been ${p}`,
    `Your ${noun} was ${p}!`,
    `${p} ${noun}`,
    `Error: ${p} ${noun}.`,
  ]),
  ...clauses.flatMap(p => [`${noun} ${p}`, `The ${noun} ${p}.`, `Sorry, this ${noun} ${p}`]),
];

const chinese = (predicates: readonly string[], noun: string) =>
  predicates.flatMap(p => [
    `${noun}${p}`,
    `\u8be5${noun}${p}\u3002`,
    `\u60a8\u8f93\u5165\u7684${noun}${p}\uff0c\u8bf7\u6838\u5bf9`,
  ]);

function codesOf(text: string): string[] {
  const words =
    text
      .replaceAll("'", '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const pascal = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const first = words[0] ?? '';
  const snake = words.join('_');
  return [snake.toUpperCase(), snake, words.join('-'), pascal, first + pascal.slice(first.length)];
}

for (const { name, cause, en, zh } of table.predicates) {
  test(`${name}: of every noun, in every way of writing`, () => {
    for (const noun of table.nouns.en) {
      for (const text of english(en, noun)) {
        assert.equal(cardmend.explain({ text }).cause, cause, text);
        for (const code of codesOf(text)) assert.equal(cardmend.explain({ code }).cause, cause, code);
      }
    }
    for (const noun of table.nouns.zh) {
      for (const text of chinese(zh, noun)) assert.equal(cardmend.explain({ text }).cause, cause, text);
    }
  });
}

test('what is denied is not told, and other nouns are not cards', () => {
  for (const text of [...table.denied.en, ...table.denied.zh])
    assert.equal(cardmend.explain({ text }).cause, 'unknown', text);
  for (const { text, cause } of table.others) assert.equal(cardmend.explain({ text }).cause, cause, text);
});

const from = { source: 'a shop', confidence: 'H' } as const;

test('a shop brings nouns and predicates of its own', () => {
  assert.equal(cardmend.explain({ text: 'This doubloon has been sunk' }).cause, 'unknown');
  const rows = [
    { id: 'doubloon', kind: 'noun', words: ['doubloon', '\u91d1\u5e01'], ...from },
    { id: 'sunk', kind: 'predicate', words: ['sunk'], tells: { doubloon: 'expired' }, ...from },
  ] as const;
  cardmend.useKnowledge(compileKnowledge({ wordings: { rows } }));
  assert.equal(cardmend.explain({ text: 'This doubloon has been sunk' }).cause, 'expired');
  assert.equal(cardmend.explain({ code: 'SUNK_DOUBLOON' }).cause, 'expired');
  assert.equal(cardmend.explain({ text: 'The gift card is expired' }).cause, 'expired');
  cardmend.useKnowledge(null);
  assert.equal(cardmend.explain({ code: 'SUNK_DOUBLOON' }).cause, 'unknown');
});

test('wordings that cannot be are refused, each by name', () => {
  const rows = [
    { id: 'doubloon', kind: 'noun', words: ['card', '!'], tells: { card: 'expired' }, ...from },
    { id: 'sunk', kind: 'predicate', words: ['sunk'], tells: { ship: 'lost', or: 'expired' }, ...from },
  ] as const;
  const messages: string[] = [];
  try {
    compileKnowledge({ wordings: { rows } });
  } catch (error) {
    assert.ok(error instanceof KnowledgeError);
    messages.push(...error.problems.map(({ field, message }) => `${field} ${message}`));
  }
  assert.deepEqual(messages.sort(), [
    'wordings.rows[0].tells only a predicate tells anything',
    "wordings.rows[0].words[0] 'card' stands in 'card' too",
    "wordings.rows[0].words[1] '!' has no letter",
    "wordings.rows[1].tells['or'] 'or' is no noun",
    "wordings.rows[1].tells['ship'] no such failure 'lost'",
    "wordings.rows[1].tells['ship'] no such wording 'ship'",
  ]);
});
