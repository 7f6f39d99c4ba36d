// What `check` gives to JavaScript beyond the core's answer: display, messages, laziness, misuse, secrecy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { type Cardmend, type CheckResult, loadCardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';

let chinese: Cardmend;
let english: Cardmend;
before(async () => {
  [chinese, english] = await Promise.all([loadCardmend({ locale: 'zh-CN' }), loadCardmend({ locale: 'en' })]);
});

const story =
  '\u3010\u4eac\u4e1c\u3011\u5361\u5bc6\uff1a\uff13\uff46\uff12\uff41\uff0d9\uff2fbc\uff0d77d\u0435\uff0da41b';

test("the README's story: label, full-width, O for 0, a Cyrillic letter", () => {
  const result = chinese.check(story, { product: 'jd.ecard' });
  assert.equal(result.verdict, 'repaired');
  assert.equal(result.display, '3F2A-90BC-77DE-A41B');
  assert.equal(result.code, '3F2A90BC77DEA41B');
  assert.equal(result.product, 'jd.ecard');
  const repairs = result.edits.filter(({ kind }) => kind === 'repair');
  assert.deepEqual(
    repairs.map(({ span, from, to, why }) => ({ span, from, to, why })),
    [
      { span: [13, 14], from: '\uff2f', to: '0', why: 'confusion' },
      { span: [20, 21], from: '\u0435', to: 'E', why: 'look-alike' },
    ],
  );
  for (const { message } of result.edits) assert.match(message, /\p{Script=Han}/u);
});

test('replaying the edits on raw gives the code', () => {
  const result = chinese.check(story);
  let code = '';
  let at = 0;
  for (const { span, from, to } of result.edits) {
    assert.equal(story.slice(...span), from);
    code += story.slice(at, span[0]) + to;
    at = span[1];
  }
  assert.equal(code + story.slice(at), result.code);
});

test('display groups what there is, and what is too much', () => {
  assert.equal(chinese.check('3f2a9', { product: 'jd.ecard' }).display, '3F2A-9');
  assert.equal(chinese.check('').display, '');
  assert.equal(chinese.check('3F2A90BC77DEA41B5', { product: 'jd.ecard' }).display, '3F2A-90BC-77DE-A41B-5');
});

test('findings carry key, parameters and a text without holes, in both languages', () => {
  const raws = [
    '3F2A',
    '3F2A-90BC-77DE-Q41B',
    '3F2A-90#C-77DE-A41B',
    'JDV1000200030004',
    '3'.repeat(17),
    '3'.repeat(5000),
    '3F2A-90BC-77DE-A41B\n4B1C-22D0-9E8F-7A65',
  ];
  for (const cardmend of [chinese, english]) {
    for (const raw of raws) {
      const { findings } = cardmend.check(raw, { product: 'jd.ecard' });
      assert.ok(findings.length > 0, raw);
      for (const { kind, key, message } of findings) {
        assert.equal(key, `finding.${kind}`);
        assert.doesNotMatch(message, /[{}]|NaN|undefined|finding\./);
      }
    }
  }
  const [finding] = english.check('3F2A-90BC-77DE-Q41B', { product: 'jd.ecard' }).findings;
  assert.deepEqual(finding?.params, { group: 4, place: 1, readings: '09' });
  assert.match(finding?.message ?? '', /Q.*group 4, place 1.*0 or 9/);
});

test('a finding has the effect that the data gives its kind, and the verdict is as grave as its findings', () => {
  const vocabulary = JSON.parse(readFileSync(join(root, 'data/vocabulary.json'), 'utf8')) as {
    readonly verdicts: readonly { readonly id: string }[];
    readonly findings: readonly { readonly id: string; readonly effect: string }[];
  };
  const effects = new Map(vocabulary.findings.map(({ id, effect }) => [id, effect]));
  const gravity = vocabulary.verdicts.map(({ id }) => id);
  const raws = ['3F2A', '3F2A-90BC-77DE-Q41B', '3F2A-90#C-77DE-A41B', '3F2A-90BC-77DE-A4', '3'.repeat(5000)];
  for (const raw of raws) {
    const { verdict, findings } = english.check(raw, { product: 'jd.ecard' });
    for (const { kind, effect } of findings) assert.equal(effect, effects.get(kind), kind);
    const gravest = Math.max(...findings.map(({ effect }) => gravity.indexOf(effect)));
    assert.equal(verdict, gravity[gravest], raw);
  }
  const [finding] = english.dictate('3 F 2 A 9 0 B C 7 7 D E maybe A 4 1 B', {
    product: 'jd.ecard',
  }).findings;
  assert.equal(finding?.effect, effects.get(finding?.kind ?? ''));
});

test('candidates are in groups, with what they change', () => {
  const { candidates } = english.check('3F2A-90BC-77DE-Q41B', { product: 'jd.ecard' });
  assert.equal(candidates.length, 5);
  assert.deepEqual(candidates.slice(0, 2), [
    {
      code: '3F2A90BC77DE941B',
      display: '3F2A-90BC-77DE-941B',
      probability: 0.376,
      changes: [{ index: 12, from: 'Q', to: '9' }],
    },
    {
      code: '3F2A90BC77DE041B',
      display: '3F2A-90BC-77DE-041B',
      probability: 0.336,
      changes: [{ index: 12, from: 'Q', to: '0' }],
    },
  ]);
});

test('a way of input that is none is misuse', () => {
  assert.throws(() => english.check('', { input: 'carrier pigeon' as 'typed' }), RangeError);
  assert.throws(() => english.check('', { input: 1 as never }), TypeError);
  assert.throws(() => english.check('', { finished: 'yes' as never }), TypeError);
});

test('places of doubt are told with what they look like, and look-closer marks with no probability', () => {
  const { doubts } = english.check('3F2A-90BC-77DE-Q41B', { product: 'jd.ecard' });
  assert.deepEqual(
    doubts.map(({ index, span }) => [index, span]),
    [[12, [15, 16]]],
  );
  const clean = english.check('3F2A-90BC-77DE-A41B', { product: 'jd.ecard' });
  assert.deepEqual(clean.candidates, []);
  assert.ok(clean.doubts.every(({ probability, readings }) => probability === 0 && readings.length > 0));
  assert.deepEqual(clean.doubts.at(-1)?.readings, ['8']);
});

test('an older result still gives its own lists after other calls', () => {
  const first = chinese.check(story);
  const second = chinese.check('3F2A-90BC-77DE-A41', { product: 'jd.ecard' });
  chinese.wipe();
  assert.equal(second.findings[0]?.kind, 'too-short');
  assert.equal(first.edits.length, 15);
  assert.equal(first.display, '3F2A-90BC-77DE-A41B');
  assert.equal(first.edits, first.edits);
});

test('a result shows no code when it is printed or serialised', () => {
  const result = chinese.check(story);
  void result.edits;
  assert.doesNotMatch(
    `${JSON.stringify(result)}${inspect(result, { depth: 9, showHidden: true })}${String(result)}`,
    /3F2A|A41B/i,
  );
});

test('any string gives a verdict, of any length and content', () => {
  const odd = [
    '',
    '\0',
    '\ud83d',
    '\udc00\ud800',
    '\uffff',
    '\u202e3F2A',
    'x'.repeat(4097),
    '\u{1f600}'.repeat(5000),
    '\u0301'.repeat(4096),
  ];
  for (const raw of odd)
    assert.match(chinese.check(raw).verdict, /^(empty|partial|valid|repaired|doubtful|refused)$/);
  let seed = 1;
  const next = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed;
  };
  for (let i = 0; i < 20000; ++i) {
    const raw = String.fromCharCode(
      ...Array.from({ length: next() % 24 }, () => (next() % 3 ? next() % 0x80 : next() % 0x10000)),
    );
    const result = chinese.check(raw);
    const edits = result.edits.flatMap(({ span }) => span);
    assert.ok(edits.every((at, k) => at <= raw.length && (k === 0 || at >= (edits[k - 1] ?? 0))));
  }
});

test('a million characters are refused at once', () => {
  const raw = '3F2A'.repeat(1 << 18);
  const started = performance.now();
  for (let i = 0; i < 1000; ++i) assert.equal(chinese.check(raw, { product: 'jd.ecard' }).verdict, 'refused');
  // A thousand refusals that each read the text would take seconds.
  assert.ok(performance.now() - started < 500);
});

test('misuse throws, and says what to do without saying what was given', () => {
  const secret = '3F2A-90BC-77DE-A41B';
  const misuses: (() => unknown)[] = [
    () => chinese.check(undefined as unknown as string),
    () => chinese.check([secret] as unknown as string),
    () => chinese.check({ toString: () => secret } as unknown as string),
    () => chinese.check(secret, null as never),
    () => chinese.check(secret, { product: 7 as never }),
    () => chinese.explain(null as never),
    () => chinese.explain({}, 'x' as never),
  ];
  for (const misuse of misuses) {
    assert.throws(misuse, (error: unknown) => error instanceof TypeError && !error.message.includes('3F2A'));
  }
  assert.throws(() => chinese.check(secret, { product: 'no.such' as never }), {
    name: 'RangeError',
    message: 'there is no product "no.such"; use one of .products, or defineProduct',
  });
});

test('an answer is the same however the product is named, and detection finds it', () => {
  const results: CheckResult[] = [
    chinese.check(story),
    chinese.check(story, {}),
    chinese.check(story, { product: 'jd.ecard' }),
  ];
  for (const { product, code } of results)
    assert.deepEqual([product, code], ['jd.ecard', '3F2A90BC77DEA41B']);
  assert.equal(chinese.check('???').product, null);
});
