// A shop takes shipped rows away: they are gone, and what another row still needs is refused by name.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { compileKnowledge } from '../../dist/knowledge.js';
import { problems } from './knowledge_problems.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'en' });
});

const gone = (...ids: string[]) => ({ rows: ids.map(id => ({ id, remove: true })) });

test('a row that is taken away is gone, and the others answer in its place', () => {
  const before = cardmend.explain({ code: 'binded', text: 'too many requests' }, { salesPeak: true });
  cardmend.useKnowledge(
    compileKnowledge({ failures: gone('jd.16807', 'jd.binded'), evidence: gone('evening') } as never),
  );
  const { because } = cardmend.explain({ platform: 'jd', code: '16807' }).causes[0] ?? assert.fail();
  assert.deepEqual(because, ['failure:unknown']);
  const { causes } = cardmend.explain({ http: 503 }, { hour: 21 });
  assert.ok(causes.every(cause => !cause.because.includes('evidence:evening')));
  cardmend.useKnowledge(null);
  assert.deepEqual(
    cardmend.explain({ code: 'binded', text: 'too many requests' }, { salesPeak: true }),
    before,
  );
});

test('a cause is taken away with all that names it, and its remedies with it', () => {
  const overrides = {
    failures: gone('jd.alreadchanged'),
    causes: gone('already-converted'),
    remedies: gone('look-at-converted-card'),
  };
  cardmend.useKnowledge(compileKnowledge(overrides as never));
  assert.equal(cardmend.explain({ platform: 'jd', code: 'alreadchanged' }).cause, 'unknown');
  cardmend.useKnowledge(null);
});

const removals: readonly (readonly [string, unknown, RegExp])[] = [
  [
    'a remedy that causes need',
    { remedies: gone('wait-a-moment', 'clear-cache') },
    /^remedies\.rows\[1\]: 'clear-cache' cannot be removed: causes\.the shipped row 'signed-out'\.remedies\[1\]\.remedy needs it/,
  ],
  [
    'a cause that failures need',
    { causes: gone('expired') },
    /^causes\.rows\[0\]: 'expired' cannot be removed: failures\.the shipped row 'expired'\.causes\[0\]\.cause needs it/,
  ],
  [
    'a cause that evidence needs',
    { causes: gone('plugin-conflict') },
    /'plugin-conflict' cannot be removed: evidence\.the shipped row 'plugin-on'/,
  ],
  [
    'a failure that others are answered as',
    { failures: gone('secret-invalid') },
    /^failures\.rows\[0\]: 'secret-invalid' cannot be removed: failures\.the shipped row 'jd\.nofind'\.as needs it/,
  ],
  [
    'a support that a platform needs',
    { supports: gone('suning') },
    /'suning' cannot be removed: platforms\.the shipped row 'suning'\.support needs it/,
  ],
  [
    'a platform that failures are of',
    { platforms: gone('taobao') },
    /'taobao' cannot be removed: failures\.the shipped row/,
  ],
  [
    'the platform for whichever is not named',
    { platforms: gone('generic') },
    /^platforms\.rows: 'generic' is missing/,
  ],
  [
    'the fallback for everywhere',
    { failures: gone('unknown') },
    /^failures\.rows: there is no fallback for everywhere/,
  ],
  [
    'the last failure that reaches a cause',
    { failures: gone('expired') },
    /^causes\.the shipped row 'expired': no failure reaches 'expired'/,
  ],
  [
    'the remedy that must be first',
    { remedies: gone('look-whether-bound') },
    /'look-whether-bound' cannot be removed: causes\.the shipped row 'already-bound'/,
  ],
  [
    'a row that there is none of',
    { tiers: gone('gremlins') },
    /^tiers\.rows\[0\]: there is no shipped row 'gremlins' to remove/,
  ],
  ['a removal twice', { evidence: gone('night', 'night') }, /^evidence\.rows\[0\]: 'night' stands twice/],
  [
    'a removal that is none',
    { tiers: { rows: [{ id: 'last-attempt', remove: false }] } },
    /^tiers\.rows\[0\]: remove must be true/,
  ],
  [
    'a removal of more',
    { tiers: { rows: [{ id: 'last-attempt', remove: true, tier: 'block' }] } },
    /takes id and remove alone \(tier\)/,
  ],
  [
    'a field of a row behind a removal',
    { tiers: { rows: [{ id: 'last-attempt', remove: true }, { id: 'own' }] } },
    /^tiers\.rows\[1\]: must have required property/,
  ],
  [
    'rows that are none',
    { tiers: { rows: [null, 7, { remove: true }] } },
    /^tiers\.rows\[2\]: there is no shipped row/,
  ],
];

for (const [name, overrides, expected] of removals) {
  test(`removing ${name} is refused by name`, () => {
    const found = problems(overrides);
    assert.ok(
      found.some(problem => expected.test(problem)),
      found.join('\n'),
    );
  });
}
