// A result is one answer to the module as it was when it was asked, whatever happens to the module before it is read.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Tools } from '../../bindings/cli/tools.ts';
import {
  type Cardmend,
  type CheckOptions,
  type CheckResult,
  type DictateResult,
  loadCardmend,
  type ProductProfile,
} from '../../dist/index.js';
import { compileKnowledge } from '../../dist/knowledge.js';
import { fileOf, loadTools, madeCodes } from './known_cases.ts';

const getters = [
  ...(['verdict', 'product', 'code', 'display', 'number'] as const),
  ...(['findings', 'edits', 'candidates', 'doubts'] as const),
] as const;

const known = '3F2A90BC77DEA41B';
const jd = { product: 'jd.ecard' } as const;

/** Clean, folded, doubtful, refused, unfinished; of a product that is named, found, unclear, one with a number. */
const questions: readonly (readonly [string, CheckOptions?])[] = [
  [known, jd],
  [known],
  ['3f2a-90bc-77de-a41b', jd],
  ['3F2A90BC77DEA41C', jd],
  ['3F2A90BC77DEA41C'],
  ['3F2A-90BC-77DE-Q41B', jd],
  ['3F2A-90BC-77DE-A41', { ...jd, finished: true, input: 'typed' }],
  ['3F2A-90BC-77DE', jd],
  ['\u5361\u53f7\uff1aJDV1000200030004 \u5bc6\u7801\uff1a3f2a-9Obc-77de-a41b', jd],
  ['JDV1000200030004', { ...jd, field: 'number' }],
  ['LATE-4000-1234'],
  ['LATE-4000-1234', { ...jd }],
  ['400012345678901'],
  ['3F2A-90BC-77DE-A41B\n4B1C-22D0-9E8F-7A65'],
  [''],
  ['3'.repeat(5000), jd],
];
const transcripts = ['three F two A nine zero B C seven seven D E A four one B', 'three F maybe A', ''];

const late: ProductProfile = {
  version: 1,
  id: 'shop.late',
  name: { 'zh-CN': '\u8fdf\u5230', en: 'Latecomer' },
  names: ['latecomer'],
  secret: { alphabet: '0123456789', prefix: 'LATE', groups: [4, 4, 4] },
  examples: [{ raw: 'LATE-4000-1234', code: 'LATE40001234' }],
};
const fifteen: ProductProfile = {
  ...late,
  id: 'shop.fifteen',
  secret: { alphabet: '0123456789', length: 15 },
  examples: [{ raw: '400012345678901', code: '400012345678901' }],
};

let tools: Tools;
before(async () => {
  tools = await loadTools();
});

const listWith = () => fileOf(tools, 'jd.ecard', 16, [known, ...madeCodes(50)]);
const listWithout = () => fileOf(tools, 'jd.ecard', 16, madeCodes(50));

/** What the module was before, and what happens to it between the question and the reading. */
const changes: readonly (readonly [string, (cardmend: Cardmend) => void, (cardmend: Cardmend) => void])[] = [
  ['a list is loaded that lacks the code', () => {}, each => each.loadKnownCodes(listWithout())],
  ['a list is loaded that has one code', () => {}, each => each.loadKnownCodes(listWith())],
  ['a list is dropped', each => each.loadKnownCodes(listWith()), each => each.dropKnownCodes('jd.ecard')],
  [
    'a list takes the place of another',
    each => each.loadKnownCodes(listWith()),
    each => each.loadKnownCodes(listWithout()),
  ],
  [
    'products are defined',
    () => {},
    each => {
      each.defineProduct(late);
      each.defineProduct(fifteen);
    },
  ],
  [
    'a product is refused',
    () => {},
    each => {
      const wrong = { ...late, examples: [{ raw: 'LATE-4000-123', code: 'LATE40001234' }] };
      assert.throws(() => each.defineProduct(wrong), RangeError);
    },
  ],
  [
    'knowledge takes the place of the shipped one',
    () => {},
    each => each.useKnowledge(compileKnowledge({ messages: { en: { 'support.jd': 'x' } } })),
  ],
  [
    'everything else is asked, and wiped',
    each => each.loadKnownCodes(listWith()),
    each => {
      for (const [raw, options] of questions) void each.check(raw, options).findings;
      each.dictate('one two three', jd);
      each.detect('LATE-4000-1234');
      each.extract('JDV1000200030004 3F2A-90BC-77DE-A41B');
      each.layout('3f2a9', 5, jd);
      each.explain({ platform: 'jd', code: '4' }, { check: each.check('3F2A', jd) });
      each.wipe();
    },
  ],
];

const whole = (result: CheckResult | DictateResult) =>
  ({
    ...Object.fromEntries(getters.map(name => [name, result[name]])),
    ...('readBack' in result && { readBack: result.readBack }),
  }) as Record<(typeof getters)[number], unknown>;

for (const [name, prepare, change] of changes) {
  test(`a result keeps to its own time: ${name}`, async () => {
    const cardmend = await loadCardmend({ locale: 'en' });
    prepare(cardmend);
    const asked = [
      ...questions.map(
        ([raw, options]) =>
          () =>
            cardmend.check(raw, options),
      ),
      ...transcripts.map(transcript => () => cardmend.dictate(transcript, jd)),
    ];
    // One is read at once; of each getter one more is read later, and first.
    const expected = asked.map(ask => structuredClone(whole(ask())));
    const unread = asked.map(ask => getters.map(getter => [getter, ask()] as const));
    const last = asked.map(ask => ask());
    change(cardmend);
    asked.forEach((_, i) => {
      for (const [getter, result] of unread[i] ?? []) {
        const [raw] = questions[i] ?? transcripts;
        assert.deepEqual(result[getter], expected[i]?.[getter], `${getter} of ${raw}`);
      }
      assert.deepEqual(whole(last[i] as CheckResult), expected[i]);
    });
  });
}

test('the changes do change what is asked afterwards', async () => {
  for (const [name, prepare, change] of changes.slice(0, 5)) {
    const cardmend = await loadCardmend({ locale: 'en' });
    prepare(cardmend);
    const answers = () => questions.map(([raw, options]) => whole(cardmend.check(raw, options)));
    const before = structuredClone(answers());
    change(cardmend);
    assert.notDeepEqual(answers(), before, name);
  }
});

test('the call that lets the memory grow answers as the next one does', async () => {
  // Each makes room for what it needs when it is first called.
  const calls = {
    detect: (cardmend: Cardmend) => cardmend.detect('400012345678901').map(({ product }) => product),
    check: (cardmend: Cardmend) => cardmend.check('4000 1234 5678 901').verdict,
    extract: (cardmend: Cardmend) => cardmend.extract('JDV1000200030004 3F2A-90BC-77DE-A41B').length,
    dictate: (cardmend: Cardmend) => cardmend.dictate('three f two a', jd).code,
    explain: (cardmend: Cardmend) => cardmend.explain({ platform: 'jd', code: '4' }).cause,
    define: (cardmend: Cardmend) => cardmend.defineProduct(late),
  };
  for (const [first, makeRoom] of Object.entries(calls)) {
    for (const [name, call] of Object.entries(calls)) {
      const cardmend = await loadCardmend({ locale: 'en' });
      makeRoom(cardmend);
      assert.deepEqual(call(cardmend), call(cardmend), `${name} after ${first}`);
    }
  }
});

test('what was extracted, detected and explained is plain by then', async () => {
  const cardmend = await loadCardmend({ locale: 'en' });
  const ask = () => ({
    cards: cardmend.extract('LATE-4000-1234\nJDV1000200030004 3F2A-90BC-77DE-A41B'),
    detected: cardmend.detect('400012345678901'),
    explained: cardmend.explain(
      { platform: 'jd', code: '4' },
      { check: cardmend.check('3F2A-90BC-77DE-Q41B', jd) },
    ),
  });
  const read = ({ cards, detected, explained }: ReturnType<typeof ask>) =>
    structuredClone({
      cards: cards.map(({ product, number, secret, display, span }) => [
        product,
        number,
        secret,
        display,
        span,
      ]),
      detected,
      explained,
    });
  const [expected, kept] = [read(ask()), ask()];
  cardmend.loadKnownCodes(listWithout());
  cardmend.defineProduct(late);
  cardmend.defineProduct(fifteen);
  cardmend.useKnowledge(compileKnowledge({ messages: { en: { 'support.jd': 'x' } } }));
  cardmend.wipe();
  assert.deepEqual(read(kept), expected);
});

test('a profile that is changed after it was defined changes no answer', async () => {
  const cardmend = await loadCardmend({ locale: 'en' });
  const mine = structuredClone(late) as unknown as { name: { en: string }; secret: { groups: number[] } };
  cardmend.defineProduct(mine as unknown as ProductProfile);
  const result = cardmend.check('LATE-4000-1234', { product: 'cmcc.topup' });
  const display = cardmend.check('LATE40001234', { product: 'shop.late' });
  mine.name.en = 'Changed';
  mine.secret.groups[0] = 1;
  assert.match(result.findings.map(({ message }) => message).join(' '), /Latecomer/);
  assert.equal(display.display, 'LATE-4000-1234');
  assert.equal(cardmend.check('LATE40001234', { product: 'shop.late' }).display, 'LATE-4000-1234');
});
