// A shop's own knowledge at run time: it is checked, it answers, and without any the answers are the shipped ones.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { compileKnowledge, type KnowledgeOverrides } from '../../dist/knowledge.js';
import { explainAnswer } from './answers.ts';
import { problems } from './knowledge_problems.ts';
import { cases, type ExplainCase } from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'en' });
});

const own = { source: 'made up', confidence: 'prior' } as const;

/** A shop with its own line, platform, codes, cause and remedy. */
const shop = {
  supports: { rows: [{ id: 'shop', way: 'live-chat', hours: 'always', answerMinutes: [1, 3], ...own }] },
  platforms: {
    rows: [
      {
        id: 'our-shop',
        channels: [{ id: 'kiosk', kind: 'app' }],
        verification: ['secret'],
        attempts: { limit: 4, scope: 'card', lockMinutes: 30 },
        support: 'shop',
        arrival: { when: 'at-once', minutes: [0, 1] },
        ...own,
      },
    ],
  },
  remedies: { rows: [{ id: 'shake-the-kiosk', minutes: [1, 1], chance: 900, ...own }] },
  causes: {
    rows: [
      {
        id: 'kiosk-jammed',
        tier: 'guide',
        disclosure: 'full',
        retry: { reason: 'after-change' },
        remedies: [{ remedy: 'shake-the-kiosk' }, { remedy: 'contact-support', chance: 500 }],
        ...own,
      },
    ],
  },
  failures: {
    rows: [
      {
        id: 'our-shop.jam',
        platform: 'our-shop',
        codes: ['JAM-7'],
        causes: [
          { cause: 'kiosk-jammed', share: 970 },
          { cause: 'unknown', share: 30 },
        ],
        ...own,
      },
    ],
  },
  messages: {
    en: {
      'support.shop': 'Our own line: 7000',
      'platform.our-shop': 'our shop',
      'remedy.shake-the-kiosk': 'Shake the kiosk',
      'cause.kiosk-jammed.what': 'The kiosk is jammed.',
      'cause.kiosk-jammed.do': 'Please shake it.',
    },
    'zh-CN': {
      'support.shop': 'x',
      'platform.our-shop': 'x',
      'remedy.shake-the-kiosk': 'x',
      'cause.kiosk-jammed.what': 'x',
      'cause.kiosk-jammed.do': 'x',
    },
  },
} as unknown as KnowledgeOverrides;

const copy = (): Record<string, { rows: Record<string, unknown>[] }> => structuredClone(shop) as never;

test('without overrides every vector has the shipped answer, byte for byte', () => {
  const all = cases<ExplainCase>('explain');
  const shipped = all.map(({ failure, evidence }) => explainAnswer(cardmend.explain(failure, evidence)));
  cardmend.useKnowledge(compileKnowledge({}));
  all.forEach(({ name, failure, evidence }, i) => {
    assert.equal(explainAnswer(cardmend.explain(failure, evidence)), shipped[i], name);
  });
  cardmend.useKnowledge(null);
});

test('own platform, channel, code, cause, remedy, support and texts', () => {
  cardmend.useKnowledge(compileKnowledge(shop));
  const answer = cardmend.explain({ platform: 'our-shop', channel: 'kiosk', code: 'jam7' }, { attempts: 4 });
  assert.equal(answer.cause, 'kiosk-jammed');
  assert.equal(answer.message, 'The kiosk is jammed. Please shake it.');
  assert.equal(answer.plan[0]?.message, 'Shake the kiosk');
  assert.deepEqual(answer.plan.find(({ remedy }) => remedy === 'contact-support')?.minutes, [1, 3]);
  assert.equal(answer.support, 'Our own line: 7000');
  assert.deepEqual(answer.help, { support: 'shop', way: 'live-chat', hours: 'always', minutes: [1, 3] });
  assert.deepEqual(answer.causes[0]?.because, ['failure:our-shop.jam']);
  const after = cardmend.explain({ platform: 'our-shop', code: 'jam7' }, { tried: ['shake-the-kiosk'] });
  assert.ok(after.plan.every(({ remedy }) => remedy !== 'shake-the-kiosk'));
  assert.equal(cardmend.explain({ platform: 'jd', code: 'binded' }).cause, 'already-bound');
  cardmend.useKnowledge(null);
  assert.notEqual(cardmend.explain({ platform: 'our-shop', code: 'jam7' }).cause, 'kiosk-jammed');
});

test('a shipped row is replaced by its id, a shipped text by its key', () => {
  const row = { id: 'jd', way: 'live-chat', hours: 'always', answerMinutes: [2, 4] as const, ...own };
  cardmend.useKnowledge(
    compileKnowledge({
      supports: { rows: [row] },
      messages: { en: { 'support.jd': 'Ask <b>us</b> {minutes}' } },
    }),
  );
  const answer = cardmend.explain({ platform: 'jd', text: '\u8d26\u6237\u5f02\u5e38' });
  assert.deepEqual(answer.plan.find(({ remedy }) => remedy === 'contact-support')?.minutes, [2, 4]);
  // Whoever shows it writes it as text; a parameter that is not there leaves nothing behind.
  assert.equal(answer.support, 'Ask <b>us</b> ');
  cardmend.useKnowledge(null);
});

const faults: readonly (readonly [string, (data: ReturnType<typeof copy>) => void, RegExp])[] = [
  [
    'a field of the wrong type',
    data => Object.assign(data.remedies?.rows[0] ?? {}, { chance: 'often' }),
    /^remedies\.rows\[0\]\.chance: must be integer/,
  ],
  [
    'a field that there is none of',
    data => Object.assign(data.supports?.rows[0] ?? {}, { phone: '7' }),
    /^supports\.rows\[0\]: .*\(phone\)/,
  ],
  ['no source', data => delete data.causes?.rows[0]?.source, /^causes\.rows\[0\]: .*\(source\)/],
  [
    'a cause that there is none of',
    data => Object.assign(data.failures?.rows[0] ?? {}, { causes: [{ cause: 'gremlins', share: 1000 }] }),
    /^failures\.rows\[0\]\.causes\[0\]\.cause: no such cause 'gremlins'/,
  ],
  [
    'shares that do not add up',
    data => Object.assign(data.failures?.rows[0] ?? {}, { causes: [{ cause: 'kiosk-jammed', share: 7 }] }),
    /^failures\.rows\[0\]\.causes: the shares add up to 7/,
  ],
  [
    'a remedy that nothing reaches',
    data => data.remedies?.rows.push({ id: 'pray', minutes: [1, 2], chance: 10, ...own }),
    /^remedies\.rows\[1\]: no cause reaches 'pray'/,
  ],
  [
    'a cause that nothing reaches',
    data => delete data.failures,
    /^causes\.rows\[0\]: no failure reaches 'kiosk-jammed'/,
  ],
  [
    'a loop',
    data => {
      data.remedies?.rows.push({
        id: 'wait-more',
        minutes: [1, 2],
        chance: 10,
        after: ['shake-the-kiosk'],
        ...own,
      });
      Object.assign(data.remedies?.rows[0] ?? {}, { after: ['wait-more'] });
      const plan = data.causes?.rows[0]?.remedies as unknown[] | undefined;
      plan?.push({ remedy: 'wait-more' });
    },
    /^remedies\.rows\[0\]\.after: 'shake-the-kiosk' comes after itself: shake-the-kiosk, after wait-more, after shake-the-kiosk/,
  ],
  [
    'a loop through a shipped row',
    data => {
      data.remedies?.rows.push({
        id: 'clear-cache',
        minutes: [1, 2],
        chance: 10,
        after: ['try-another-device'],
        ...own,
      });
    },
    /^remedies\.rows\[1\]\.after: 'clear-cache' comes after itself/,
  ],
  [
    'a text that is missing',
    data =>
      delete (data.messages as never as Record<string, Record<string, string>>)['zh-CN']?.[
        'remedy.shake-the-kiosk'
      ],
    /^messages\.zh-CN\.remedy\.shake-the-kiosk: is missing/,
  ],
  [
    'a text of no row',
    data =>
      Object.assign((data.messages as never as Record<string, object>).en ?? {}, { 'cause.nope.what': 'x' }),
    /^messages\.en\.cause\.nope\.what: is the text of no row/,
  ],
  [
    'a text of its own for a cause that must be hidden',
    data =>
      Object.assign((data.messages as never as Record<string, object>).en ?? {}, {
        'cause.card-withheld.what': 'It was stolen.',
      }),
    /^messages\.en\.cause\.card-withheld\.what: .*share cause\.generic\.what/,
  ],
  [
    'a loop of three',
    data => {
      const row = (id: string, after: string) => ({
        id,
        minutes: [1, 2],
        chance: 10,
        after: [after],
        ...own,
      });
      data.remedies?.rows.push(row('one', 'three'), row('two', 'one'), row('three', 'two'));
    },
    /^remedies\.rows\[1\]\.after: 'one' comes after itself: one, after three, after two, after one/,
  ],
  ['a file that there is none of', data => Object.assign(data, { products: {} }), /^products: is none of/],
  [
    'a hidden cause that would be told',
    data =>
      data.failures?.rows.push({
        id: 'our-shop.stolen',
        codes: ['stolen-here'],
        causes: [{ cause: 'card-withheld', share: 1000 }],
        ...own,
      }),
    /must be answered as 'secret-invalid'/,
  ],
];

for (const [name, change, expected] of faults) {
  test(`${name} is refused by name`, () => {
    const data = copy();
    change(data);
    const found = problems(data);
    assert.ok(
      found.some(problem => expected.test(problem)),
      found.join('\n'),
    );
  });
}

test('what is no object is a TypeError, and only compiled knowledge is used', () => {
  assert.throws(() => compileKnowledge('x' as never), TypeError);
  assert.throws(() => compileKnowledge([] as never), TypeError);
  assert.throws(() => cardmend.useKnowledge({} as never), TypeError);
  assert.throws(() => cardmend.useKnowledge(undefined as never), TypeError);
});

test('a thousand changes of knowledge leave the answers as they were', () => {
  const compiled = compileKnowledge(shop);
  for (let i = 0; i < 1000; ++i) cardmend.useKnowledge(i % 2 === 0 ? compiled : null);
  assert.equal(cardmend.explain({ platform: 'jd', code: 'nofind' }).cause, 'secret-mistyped');
  assert.equal(cardmend.check('3F2A-90BC-77DE-A41B', { product: 'jd.ecard' }).verdict, 'valid');
});
