import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult, Edit, ExtractedCard, Finding } from '../../bindings/js/types.ts';
import { findingEffects, findings } from '../../build/generated/ts/keys.ts';
import { cellsOf } from '../../web/page/reading/cells.ts';
import { changesOf, groupsOf, placesInWords } from '../../web/page/reading/changes.ts';
import { flawOf, type Reading, submissionOf } from '../../web/page/reading/reading.ts';
import { minutesInWords, waitInWords } from '../../web/page/texts/durations.ts';
import { loadTexts, translator } from '../../web/page/texts/translate.ts';

/** The page's logic over the module's answers, without a page and without the module. */
function result(patch: Partial<CheckResult>): CheckResult {
  const { code = '' } = patch;
  return {
    verdict: 'valid',
    product: 'jd.ecard',
    code,
    display: code,
    number: '',
    findings: [],
    edits: [],
    candidates: [],
    doubts: [],
    ...patch,
  };
}

const edit = (
  span: Edit['span'],
  from: string,
  to: string,
  why: Edit['why'],
  kind: Edit['kind'] = 'fold',
): Edit => ({
  ...{ kind, span, from, to, why },
  message: `${from} ${to}`,
});
const finding = (kind: Finding['kind'], span: Finding['span']): Finding => ({
  kind,
  effect: findingEffects[findings.indexOf(kind)] ?? 'empty',
  span,
  key: '',
  params: {},
  message: '',
});
await loadTexts('en');
const t = translator('en');

test('cells: each character with what it was, removed ones without a cell', () => {
  const raw = 'x: a-O1';
  const edits = [
    edit([0, 3], 'x: ', '', 'label'),
    edit([3, 4], 'a', 'A', 'case'),
    edit([4, 5], '-', '', 'separator'),
    edit([5, 6], 'O', '0', 'confusion', 'repair'),
  ];
  const cells = cellsOf(raw, result({ code: 'A01', edits }));
  assert.deepEqual(
    cells.map(({ char, was, mark }) => [char, was, mark]),
    [
      ['A', 'a', 'fold'],
      ['0', 'O', 'repair'],
      ['1', '1', 'same'],
    ],
  );
});

test('cells: findings mark what they touch; pairs of units are one cell; one edit may give several', () => {
  const raw = '\ud835\udfd8Q\u00bd';
  const edits = [edit([0, 2], '\ud835\udfd8', '0', 'form'), edit([3, 4], '\u00bd', '12', 'form')];
  const findings = [finding('ambiguous-character', [2, 3]), finding('too-long', [3, 4])];
  const cells = cellsOf(raw, result({ code: '0Q12', edits, findings }));
  assert.deepEqual(
    cells.map(({ char, mark }) => `${char} ${mark}`),
    ['0 fold', 'Q doubt', '1 wrong', '2 wrong'],
  );
});

test('cells: a log that does not give the code is not trusted', () => {
  const cells = cellsOf('abc', result({ code: 'XY', edits: [] }));
  assert.deepEqual(
    cells.map(({ char, mark }) => [char, mark]),
    [
      ['X', 'same'],
      ['Y', 'same'],
    ],
  );
});

test('changes: repairs first and by character, folds by reason', () => {
  const edits = [
    edit([0, 1], 'a', 'A', 'case'),
    edit([1, 2], 'O', '0', 'confusion', 'repair'),
    edit([2, 3], 'b', 'B', 'case'),
    edit([3, 4], 'O', '0', 'confusion', 'repair'),
    edit([4, 5], ' ', '', 'space'),
  ];
  const checked = result({ code: 'A0B0', edits });
  const changes = changesOf(checked, cellsOf('aObO ', checked));
  assert.deepEqual(
    changes.map(({ why, indices, count }) => [why, indices, count]),
    [
      ['confusion', [1, 3], 2],
      ['case', [0, 2], 2],
      ['space', [], 1],
    ],
  );
});

test('places are counted as on the card', () => {
  const groups = groupsOf('3F2A-90BC-77DE-A41B');
  assert.deepEqual(groups, [4, 4, 4, 4]);
  assert.equal(placesInWords([5], groups, t), 'group 2, place 2');
  assert.equal(placesInWords([0, 1, 2, 3, 4, 6, 7], groups, t), 'group 1; group 2, places 1, 3\u20134');
  assert.equal(placesInWords([], groups, t), '');
  assert.equal(placesInWords([16, 99], groups, t), '', 'what lies beyond the code has no place');
});

test('times in words never promise too much', () => {
  assert.equal(minutesInWords([1, 4], t), '1\u20134 min');
  assert.equal(minutesInWords([1, 1], t), 'about 1 min');
  assert.equal(minutesInWords([0, 1], t), 'about 1 min');
  assert.equal(minutesInWords([720, 1440], t), '12\u201324 h');
  assert.equal(minutesInWords([30, 1440], t), 'within 24 h');
  assert.equal(minutesInWords([720, 2880], t), 'within 2 days');
  assert.equal(waitInWords(1, t), '1 s');
  assert.equal(waitInWords(90_000, t), '90 s');
  assert.equal(waitInWords(90_001, t), '2 min');
  assert.equal(waitInWords(86_400_000, t), '24 h');
});

const blank: Reading = {
  ...{ raw: 'x', result: null, cells: [], changes: [], groups: [], choice: 'detect', product: null },
  ...{
    form: null,
    unclear: false,
    guesses: [],
    cards: [],
    number: '',
    numberResult: null,
    wantsWhole: false,
  },
};

test('what may be sent: whole codes, doubtful ones only after a look, anything without the module', () => {
  const judge = (verdict: CheckResult['verdict'], accepted = false) =>
    flawOf({ ...blank, result: result({ verdict, code: 'X' }) }, accepted);
  assert.equal(judge('valid'), null);
  assert.equal(judge('repaired'), null);
  assert.equal(judge('partial'), 'partial');
  assert.equal(judge('refused', true), 'refused');
  assert.equal(judge('doubtful'), 'doubtful');
  assert.equal(judge('doubtful', true), null);
  assert.equal(flawOf({ ...blank, raw: '  ' }, true), 'empty');
  assert.equal(flawOf(blank, false), null);
  assert.deepEqual(submissionOf({ ...blank, raw: ' 3f2a ' }), { secret: '3f2a' });
});

test('several cards, several kinds: a person chooses first, whatever else is accepted', () => {
  const card: ExtractedCard = {
    ...{ product: null, probability: 0, number: '', secret: 'X', display: 'X', value: null, expiry: null },
    ...{ span: [0, 1], numberSpan: null, secretSpan: [0, 1] },
    ...{ numberOffer: null, secretOffer: null, findings: [] },
  };
  const cards = [card, card];
  assert.equal(flawOf({ ...blank, cards }, true), 'several');
  const unclear = (verdict: CheckResult['verdict']) =>
    flawOf({ ...blank, unclear: true, result: result({ verdict, code: 'X' }) }, true);
  assert.equal(unclear('doubtful'), 'unclear');
  assert.equal(unclear('partial'), 'unclear', 'whole as one kind, half as another');
  assert.equal(unclear('refused'), 'refused');
});

test('the number is asked for, checked and sent where binding needs it, and only there', () => {
  const suning: Reading = { ...blank, result: result({ code: '583927' }), product: 'suning.gift-card' };
  assert.equal(flawOf(suning, false), 'number');
  const number = '7100284639155728';
  assert.equal(flawOf({ ...suning, number }, false), null);
  const wrong = (verdict: CheckResult['verdict']) =>
    flawOf({ ...suning, number, numberResult: result({ verdict, code: number }) }, false);
  assert.deepEqual(
    ['valid', 'partial', 'refused'].map(each => wrong(each as CheckResult['verdict'])),
    [null, 'number-wrong', 'number-wrong'],
  );
  assert.deepEqual(submissionOf({ ...suning, number }), {
    ...{ secret: '583927', product: 'suning.gift-card', number },
  });
  const jd: Reading = { ...suning, number: 'JDV1000200030004', product: 'jd.ecard' };
  assert.equal(flawOf({ ...jd, number: '' }, false), null);
  assert.deepEqual(submissionOf(jd), { secret: '583927', product: 'jd.ecard' });
});
