// Accessibility as axe-core finds it, under the page's own policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { weakTexts } from './contrast.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Without `wcag22aa` no rule of WCAG 2.2 runs. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe cannot decide, and what does. */
const decided: readonly (readonly [rule: string, target: RegExp, why: string])[] = [
  [
    'color-contrast',
    /./,
    'where texts lie over layers or pictures: weakTexts measures every text in each state',
  ],
];

interface Rule {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly any: readonly { readonly message: string }[];
  }[];
}

interface Outcome {
  readonly violations: readonly Rule[];
  readonly incomplete: readonly Rule[];
}

const lines = (rules: readonly Rule[]): readonly (readonly [string, string, string])[] =>
  rules.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => [id, target.join(' '), any[0]?.message ?? ''] as const),
  );

/** Nothing is wrong, and whatever axe leaves open is decided above; but for the rules in `without`. */
export async function assertAccessible(
  page: Page,
  where: string,
  without: readonly string[] = [],
): Promise<void> {
  await page.evaluate(source);
  const { violations, incomplete } = (await page.evaluate(
    run => (globalThis as unknown as { axe: { run(options: object): Promise<Outcome> } }).axe.run(run),
    {
      runOnly: tags,
      resultTypes: ['violations', 'incomplete'],
      rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])),
    },
  )) as Outcome;
  assert.deepEqual(lines(violations), [], where);
  const open = lines(incomplete).filter(
    ([id, target]) => !decided.some(([rule, about]) => rule === id && about.test(target)),
  );
  assert.deepEqual(open, [], `${where}: not decided`);
  assert.deepEqual(await weakTexts(page), [], `${where}: contrast`);
}
