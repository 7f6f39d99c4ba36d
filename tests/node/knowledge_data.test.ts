// An error in what is known of failures ends the build and names the file and the field.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { checkData, type Data, loadData } from '../../tools/tables/data.ts';
import { partOf } from '../../tools/tables/explain/figures.ts';
import type { CategoryRow } from '../../tools/tables/explain/sources.ts';

const shipped = loadData(root);

type Json = Record<string, unknown>;
type Knowledge = Record<string, { rows: Json[] }>;

/** The lines that the build would print for changed data. */
function errors(change: (knowledge: Knowledge, data: Data) => void): string {
  const data = structuredClone(shipped) as Data;
  change(data.knowledge as unknown as Knowledge, data);
  return checkData(data).join('\n');
}

const row = (knowledge: Knowledge, file: string, id: string): Json =>
  knowledge[file]?.rows.find(one => one.id === id) ?? assert.fail(`${file} has no ${id}`);

const faults: readonly (readonly [string, (knowledge: Knowledge, data: Data) => void, RegExp])[] = [
  [
    'shares that leave the figures of their category',
    knowledge => {
      const [first, second] = row(knowledge, 'failures', 'secret-invalid').causes as Json[];
      Object.assign(first ?? {}, { share: 520 });
      Object.assign(second ?? {}, { share: 210 });
    },
    /failures\.json: rows\[\d+\]\.causes: 'user' has 520, but 'secret-typed-wrong' says 620/,
  ],
  [
    'a category that there is none of',
    knowledge => Object.assign(row(knowledge, 'failures', 'timed-out'), { category: 'gremlins' }),
    /no such category 'gremlins'/,
  ],
  [
    'a scenario whose minutes are not those of its steps',
    knowledge => Object.assign(row(knowledge, 'scenarios', 'new-card'), { minutes: [5, 16] }),
    /scenarios\.json: rows\[0\]\.minutes\[1\]: is 16, but its steps add up to 15/,
  ],
  [
    'a scenario whose success is not that of its steps',
    knowledge => Object.assign(row(knowledge, 'scenarios', 'second-hand'), { success: 900 }),
    /scenarios\.json: rows\[2\]\.success: is 900, but its steps come to 761/,
  ],
  [
    'a scenario whose cause has not all of its steps',
    knowledge => Object.assign(row(knowledge, 'scenarios', 'cross-border'), { causes: ['expired'] }),
    /'expired' has no remedy 'check-currency'/,
  ],
  [
    'evidence of a word that is none of its signal',
    knowledge => Object.assign(row(knowledge, 'evidence', 'gift-card'), { atLeast: 'valid' }),
    /evidence\.json: rows\[\d+\]\.atLeast: must be one of shop, gift/,
  ],
  [
    'a number where evidence needs one',
    knowledge => Object.assign(row(knowledge, 'evidence', 'many-tries'), { atLeast: 'shop' }),
    /evidence\.json: rows\[\d+\]\.atLeast: must be a number/,
  ],
  [
    'a rule of tiers that tells hidden causes apart',
    knowledge => Object.assign(row(knowledge, 'tiers', 'last-attempt'), { causes: ['card-withheld'] }),
    /tiers\.json: rows\[0\]\.causes: must name all of secret-mistyped, card-withheld or none/,
  ],
  [
    'hidden causes of two tiers',
    knowledge => Object.assign(row(knowledge, 'causes', 'card-withheld'), { tier: 'block' }),
    /must have the tier and retry of 'secret-mistyped'/,
  ],
  [
    'a remedy that comes after itself',
    knowledge =>
      Object.assign(row(knowledge, 'remedies', 'verify-card-state'), { after: ['ask-manual-review'] }),
    /'verify-card-state' comes after itself: .*after apply-to-unfreeze/,
  ],
  [
    'a remedy that nothing reaches',
    knowledge => knowledge.remedies?.rows.push({ id: 'pray', minutes: [1, 2], chance: 1 }),
    /remedies\.json: rows\[\d+\]: no cause reaches 'pray'/,
  ],
  [
    'looking first without anything to look at',
    knowledge => {
      const plan = row(knowledge, 'causes', 'unknown').remedies as Json[];
      row(knowledge, 'causes', 'unknown').remedies = plan.filter(way => way.remedy !== 'look-whether-bound');
    },
    /causes\.json: rows\[\d+\]\.remedies: must hold one of look-whether-bound/,
  ],
  [
    'two fallbacks for one platform',
    knowledge => Object.assign(row(knowledge, 'failures', 'suning.token'), { fallback: true }),
    /fallback: 'suning\.token' is the fallback there already/,
  ],
  [
    'a code of a payment API that its failure does not have',
    knowledge =>
      Object.assign(row(knowledge, 'crosswalk', 'stripe').codes as Json, {
        expired: ['expired_card', 'gone'],
      }),
    /crosswalk\.json: rows\[0\]\.codes\['expired'\]: 'expired' has no code 'gone'/,
  ],
  [
    'a failure in the crosswalk that there is none of',
    knowledge =>
      Object.assign(row(knowledge, 'crosswalk', 'adyen').codes as Json, { gremlins: ['Gremlins'] }),
    /crosswalk\.json: rows\[\d\]\.codes\['gremlins'\]: no such failure 'gremlins'/,
  ],
  [
    'a message that calls a thing by another name',
    (_, data) => {
      const english = data.messages.find(({ locale }) => locale === 'en')?.files.get('guide.json');
      Object.assign(english ?? {}, { 'support.jd': 'JD customer service' });
    },
    /en\/guide\.json: support\.jd: says 'customer service' for 'support'/,
  ],
];

for (const [name, change, expected] of faults) {
  test(`${name} is named`, () => assert.match(errors(change), expected));
}

test('the row that adds up to 104 per cent is normalised, and the others stay as they are', () => {
  const rows = shipped.knowledge.categories.rows;
  const sum = (one: CategoryRow) => one.user + one.system + one.other;
  assert.deepEqual(
    rows.filter(one => sum(one) !== 100).map(({ id }) => id),
    ['account-lacks-rights'],
  );
  for (const one of rows) {
    const total = partOf(one, 'user') + partOf(one, 'system') + partOf(one, 'other');
    assert.ok(Math.abs(total - 1000) < 1e-9, one.id);
  }
});

test('every row of what is known has its source and its confidence', () => {
  for (const [file, part] of Object.entries(shipped.knowledge)) {
    for (const one of part.rows as readonly unknown[]) {
      const { source, confidence } = one as Json;
      assert.ok(typeof source === 'string' && /^(H|M|L|prior)$/.test(String(confidence)), file);
    }
  }
});

test('what a cause is and what to do are one sentence each, in every locale', () => {
  for (const { locale, files } of shipped.messages) {
    const texts = Object.entries(files.get('guide.json') ?? {}).filter(([key]) => key.startsWith('cause.'));
    assert.ok(texts.length > 60);
    for (const [key, text] of texts) {
      const ends = text.match(/[.!?\u3002\uff01\uff1f](?=\s|$|[\u201d\u4e00-\u9fff])/g) ?? [];
      assert.ok(ends.length === 1 && /[.\u3002]$/.test(text), `${locale} ${key}: ${text}`);
    }
  }
});

test('the cases of explain are of every platform', () => {
  const folder = join(root, 'tests/vectors/explain');
  const seen = new Set<unknown>();
  let count = 0;
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: { failure: Json }[] };
    for (const { failure } of cases) seen.add(failure.platform);
    count += cases.length;
  }
  for (const { id } of shipped.knowledge.platforms.rows.filter(one => one.id !== 'generic'))
    assert.ok(seen.has(id), id);
  assert.ok(count >= 120);
});
