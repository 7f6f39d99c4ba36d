/** That priors keep to the figures that they are from: shares of errors by category, minutes and success of scenarios. */
import type { Say } from '../../../bindings/js/knowledge/ids.ts';
import type { CategoryRow, KnowledgeSources, ScenarioRow } from './sources.ts';

/** How far shares and chances may be off, in parts of a thousand: what rounding to whole parts needs. */
const slack = { share: 3, success: 10 };

const parts = ['user', 'system', 'other'] as const;

/** The figure of a part, normalised: one row of the article adds up to 104 per cent. */
export function partOf(row: CategoryRow, part: (typeof parts)[number]): number {
  return (row[part] * 1000) / (row.user + row.system + row.other);
}

/** Causes without a part lie outside of the category; the others' shares are taken of what those leave. */
function checkCategories({ categories, failures }: KnowledgeSources, say: Say): void {
  failures.rows.forEach(({ category, causes = [] }, i) => {
    if (category === undefined) return;
    const row = categories.rows.find(({ id }) => id === category);
    if (row === undefined) {
      say('failures', `rows[${i}].category`, `no such category '${category}'`);
      return;
    }
    const sum = (part: string | undefined) =>
      causes.filter(cause => cause.part === part).reduce((total, { share }) => total + share, 0);
    const inside = 1000 - sum(undefined);
    for (const part of parts) {
      const want = (partOf(row, part) * inside) / 1000;
      if (Math.abs(sum(part) - want) > slack.share)
        say(
          'failures',
          `rows[${i}].causes`,
          `'${part}' has ${sum(part)}, but '${category}' says ${want.toFixed(0)}`,
        );
    }
  });
}

/** Remedies of a scenario, one after the other: how likely one of them ends a cause of it, in parts of a thousand. */
function successOf(row: ScenarioRow, cause: string, { remedies, causes }: KnowledgeSources): number {
  const plan = row.general ? [] : (causes.rows.find(({ id }) => id === cause)?.remedies ?? []);
  const chance = (step: string) =>
    plan.find(({ remedy }) => remedy === step)?.chance ??
    remedies.rows.find(({ id }) => id === step)?.chance ??
    0;
  return 1000 * (1 - row.steps.reduce((left, step) => left * (1 - chance(step) / 1000), 1));
}

function checkScenarios(data: KnowledgeSources, say: Say): void {
  data.scenarios.rows.forEach((row, i) => {
    const at = `rows[${i}]`;
    for (const end of [0, 1] as const) {
      const sum = row.steps.reduce((total, step) => {
        const minutes = data.remedies.rows.find(({ id }) => id === step)?.minutes;
        return total + (typeof minutes === 'object' ? minutes[end] : Number.NaN);
      }, 0);
      if (sum !== row.minutes[end])
        say('scenarios', `${at}.minutes[${end}]`, `is ${row.minutes[end]}, but its steps add up to ${sum}`);
    }
    row.causes.forEach((cause, j) => {
      const plan = data.causes.rows.find(({ id }) => id === cause)?.remedies.map(({ remedy }) => remedy);
      const missing = row.steps.find(step => !plan?.includes(step));
      if (missing !== undefined)
        say('scenarios', `${at}.causes[${j}]`, `'${cause}' has no remedy '${missing}'`);
      const success = successOf(row, cause, data);
      if (Math.abs(success - row.success) > slack.success)
        say(
          'scenarios',
          `${at}.success`,
          `is ${row.success}, but its steps come to ${success.toFixed(0)} for '${cause}'`,
        );
    });
  });
}

export function checkFigures(data: KnowledgeSources, say: Say): void {
  checkCategories(data, say);
  checkScenarios(data, say);
}
