/** What the simulation takes for granted: named numbers, each with its source or called an assumption. */
import data from './assumptions.json' with { type: 'json' };

const rows = data.rows;

export type AssumptionId = (typeof ids)[number];
export type Assumptions = Readonly<Record<AssumptionId, number>>;

const ids = [
  ...(['on-jd', 'on-taobao', 'on-pinduoduo', 'on-suning', 'in-trouble'] as const),
  ...(['gives-up', 'follows', 'presses-again', 'presses-after-ms', 'types-ms', 'waits-most-ms'] as const),
  ...(['misread-again', 'finger-again', 'misread-advised', 'misread-marked', 'new-slip'] as const),
  ...(['accepts-doubt', 'stands-by-code', 'odd-card', 'answer-slip'] as const),
  ...(['left-after-press', 'away-ms', 'comes-back'] as const),
  ...(['outage-ms', 'call-lost', 'lost-after-work', 'finds-remedy', 'answer-ms', 'time-out-ms'] as const),
] as const;

/** Those of the file. Throws if the file has one more or one less than the simulation reads. */
function readAssumptions(): Assumptions {
  const read = Object.fromEntries(rows.map(({ id, value }) => [id, value]));
  const unknown = rows.filter(({ id }) => !ids.includes(id as AssumptionId)).map(({ id }) => id);
  const missing = ids.filter(id => read[id] === undefined);
  if (unknown.length + missing.length > 0)
    throw new Error(`assumptions.json: unknown ${unknown}, missing ${missing}`);
  return read as Assumptions;
}

export const assumptions = readAssumptions();

/** One line for each number: what it is, its value, its source. */
export function assumptionLines(): readonly string[] {
  return rows.map(({ id, value, doc, source }) => `- \`${id}\` = ${value}: ${doc} (${source})`);
}
