import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CheckResult, Edit, Finding, FindingKind, Span, Verdict } from '../../bindings/js/types.ts';
import { stretchesOf } from '../../web/page/code/marks.ts';
import type { Cell } from '../../web/page/reading/cells.ts';
import type { Reading } from '../../web/page/reading/reading.ts';
import { weightOf } from '../../web/page/reading/weight.ts';

const vocabulary = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../data/vocabulary.json'), 'utf8'),
) as { readonly findings: readonly { readonly id: FindingKind; readonly effect: Verdict }[] };
const effects = new Map(vocabulary.findings.map(({ id, effect }) => [id, effect]));

function finding(kind: FindingKind, span: Span): Finding {
  return { kind, effect: effects.get(kind) ?? 'empty', span, key: '', params: {}, message: '' };
}

/** Where the page marks the text, without a page and without the module. */
function reading(
  raw: string,
  findings: readonly (readonly [FindingKind, Span])[],
  repairs: readonly Span[] = [],
): Reading {
  const result: CheckResult = {
    ...{
      verdict: 'doubtful',
      product: 'jd.ecard',
      code: '',
      display: '',
      number: '',
      candidates: [],
      doubts: [],
    },
    findings: findings.map(([kind, span]) => finding(kind, span)),
    edits: repairs.map(span => ({
      ...{ kind: 'repair', span, from: raw.slice(...span), to: '0', why: 'confusion', message: '' },
    })),
  };
  return {
    ...{ raw, result, cells: [], changes: [], groups: [], choice: 'detect', product: null, form: null },
    ...{ unclear: false, guesses: [], cards: [], number: '', numberResult: null, wantsWhole: false },
  };
}

const brief = (each: Reading) =>
  stretchesOf(each).map(({ text, mark, owners }) => `${text}|${mark ?? ''}|${owners.join()}`);

test('a text without anything to show has no marks', () => {
  assert.deepEqual(stretchesOf(reading('3F2A', [])), []);
  assert.deepEqual(stretchesOf(reading('3F2A', [['too-short', [4, 4]]])), []);
  assert.deepEqual(stretchesOf(reading('3F2A', [['length-unchecked', [0, 4]]])), []);
});

test('every finding of the data is drawn as grave as the data says', () => {
  const drawn = { valid: 'note', partial: 'doubt', doubtful: 'doubt', refused: 'wrong' } as const;
  for (const { id, effect } of vocabulary.findings) {
    const weight = drawn[effect as keyof typeof drawn];
    assert.equal(weightOf(finding(id, [1, 3])), weight, id);
    // The whole text is marked by none; what has a place is marked there.
    const whole = id === 'product-unclear' || id === 'input-too-long';
    const expected = whole || weight === 'note' ? [] : ['3||', `Q2|${weight}|finding-0`, 'O||'];
    assert.deepEqual(brief(reading('3Q2O', [[id, [1, 3]]])), expected, id);
  }
  assert.equal(weightOf(finding('too-short', [4, 4])), 'note');
  assert.equal(weightOf(finding('group-too-short', [1, 4])), 'doubt');
  assert.equal(weightOf(finding('code-not-known', [0, 4])), 'doubt');
});

test('pieces joined are the text; each knows whose it is', () => {
  assert.deepEqual(brief(reading('3Q2O', [['ambiguous-character', [1, 2]]], [[3, 4]])), [
    '3||',
    'Q|doubt|finding-0',
    '2||',
    'O|repair|repair-O-0',
  ]);
});

test('where places overlap the gravest mark wins, and all of them are known', () => {
  const findings = [
    ['masked-code', [2, 8]],
    ['ambiguous-character', [1, 4]],
  ] as const;
  assert.deepEqual(brief(reading('0123456789', findings)), [
    '0||',
    '1|doubt|finding-1',
    '23|wrong|finding-0,finding-1',
    '4567|wrong|finding-0',
    '89||',
  ]);
});

test('in a text that holds more than the code, the code is marked where it stands', () => {
  const among = reading('code: 3QO', [['ambiguous-character', [7, 8]]], [[8, 9]]);
  const cell = (at: number): Cell => ({ char: '', was: '', mark: 'same', why: null, span: [at, at + 1] });
  const label: Edit = { kind: 'fold', span: [0, 6], from: 'code: ', to: '', why: 'label', message: '' };
  const result = among.result && { ...among.result, edits: [label, ...among.result.edits] };
  assert.deepEqual(brief({ ...among, result, cells: [cell(6), cell(7), cell(8)] }), [
    'code: ||',
    '3|card|code',
    'Q|doubt|finding-0,code',
    'O|repair|repair-O-0,code',
  ]);
});

test('the laws hold for many random places', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 500; round++) {
    const raw = 'ab\ud83d\ude00\n\u5361'.repeat(1 + random(6));
    const findings = Array.from({ length: random(8) }, (): readonly [FindingKind, Span] => {
      const start = random(raw.length + 1);
      return [
        random(2) === 0 ? 'foreign-character' : 'ambiguous-character',
        [start, start + random(raw.length + 1 - start)],
      ];
    });
    const stretches = stretchesOf(reading(raw, findings));
    const marked = findings.filter(([, span]) => span[1] > span[0]);
    assert.equal(stretches.map(({ text }) => text).join(''), marked.length === 0 ? '' : raw);
    let at = 0;
    for (const { text, mark, owners } of stretches) {
      const here = findings.flatMap(([, [start, end]], i) =>
        start < end && start < at + text.length && at < end ? [`finding-${i}`] : [],
      );
      assert.deepEqual(owners, here);
      assert.equal(mark === null, here.length === 0);
      at += text.length;
    }
  }
});
