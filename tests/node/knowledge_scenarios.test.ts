// Every scenario of data/scenarios.json is reached: a case whose plan has its steps, in their order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Explanation, loadCardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { loadData } from '../../tools/tables/data.ts';
import { cases, type ExplainCase } from './vectors.ts';

const { scenarios, remedies, platforms } = loadData(root).knowledge;
const cardmend = await loadCardmend({ locale: 'en' });
const all = cases<ExplainCase>('explain').map(({ name, failure, evidence }) => ({
  name,
  failure,
  answer: cardmend.explain(failure, evidence),
}));

/** The places of the steps in the plan; -1 for one that it does not have. */
const places = ({ plan }: Explanation, steps: readonly string[]) =>
  steps.map(step => plan.findIndex(({ remedy }) => remedy === step));

/** What must come after another does; else the plan's own order by chance and minutes holds. */
const kept = (steps: readonly string[], at: readonly number[]) =>
  steps.every((step, i) => {
    const before = remedies.rows.find(({ id }) => id === step)?.after?.[0];
    const k = steps.indexOf(before ?? '');
    return k < 0 || (at[k] ?? 0) < (at[i] ?? 0);
  });

for (const { id, steps, causes, minutes } of scenarios.rows) {
  test(`scenario ${id} is reached by a case: its cause first, all of its steps in the plan, with their minutes`, () => {
    const found = all.filter(({ answer }) => {
      const at = places(answer, steps);
      return causes.includes(answer.cause) && at.every(place => place >= 0) && kept(steps, at);
    });
    assert.ok(found.length > 0);
    for (const { answer } of found) {
      const own = steps.map(step => answer.plan.find(({ remedy }) => remedy === step)?.minutes ?? [0, 0]);
      const sum = (end: 0 | 1) => own.reduce((total, range) => total + range[end], 0);
      assert.deepEqual([sum(0), sum(1)], minutes);
    }
  });
}

test('every platform has cases of its own rules', () => {
  const ways = new Set(platforms.rows.flatMap(({ verification }) => verification));
  assert.deepEqual(
    [...ways].sort(),
    ['dynamic-token', 'pay-password', 'qr-code', 'secret', 'sms-code'],
    'all ways of verification are known',
  );
  const causesOn = (platform: string) =>
    new Set(all.filter(({ failure }) => failure.platform === platform).map(({ answer }) => answer.cause));
  const rules = {
    jd: ['captcha-wrong', 'captcha-stale', 'too-many-attempts'],
    taobao: ['qr-unreadable', 'money-pending'],
    pinduoduo: ['payment-password-wrong', 'too-many-attempts', 'money-pending'],
    suning: ['plugin-conflict', 'captcha-wrong', 'too-many-attempts', 'money-pending'],
  };
  for (const [platform, wanted] of Object.entries(rules)) {
    for (const cause of wanted) assert.ok(causesOn(platform).has(cause), `${platform}: ${cause}`);
  }
});
