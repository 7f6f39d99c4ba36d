/** What the schema cannot say of data/failures.json: sums, wordings that clash, and what must not be told apart. */
import { checkIds, type Say, sayMissing } from './ids.ts';
import { reduce, reduceCode } from './reduce.ts';
import { type CauseShareRow, type FailureRow, type KnowledgeData, topOf } from './rows.ts';

/** The longest wording that the core's rows can hold, reduced. */
const mostPattern = 64;

function checkShares(field: string, shares: readonly CauseShareRow[], causes: Set<string>, say: Say): void {
  const seen = new Set<string>();
  shares.forEach(({ cause }, i) => {
    if (!causes.has(cause)) sayMissing('failures', `${field}[${i}].cause`, 'causes', cause, say);
    if (seen.has(cause)) say('failures', `${field}[${i}].cause`, `'${cause}' stands twice`);
    seen.add(cause);
  });
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (sum !== 1000) say('failures', field, `the shares add up to ${sum}, not to 1000`);
}

/** One wording must not lead to two rows of equal rank: platform and weakness tell rows apart, nothing else does. */
function checkPatterns(rows: readonly FailureRow[], say: Say): void {
  const shortest = { codes: 2, texts: 4, exceptions: 3 };
  const seen = new Map<string, string>();
  rows.forEach((row, i) => {
    for (const kind of ['codes', 'texts', 'exceptions'] as const) {
      row[kind]?.forEach((text, j) => {
        const field = `rows[${i}].${kind}[${j}]`;
        const pattern = kind === 'codes' ? reduceCode(text) : reduce(text);
        const enough = /^[ -~]*$/.test(pattern) ? shortest[kind] : 2;
        if (pattern.length < enough) say('failures', field, `'${text}' is too short to say anything`);
        if (pattern.length > mostPattern) say('failures', field, `'${text}' is longer than ${mostPattern}`);
        const key = `${kind} ${row.platform ?? ''} ${row.weak ?? false} ${pattern}`;
        const other = seen.get(key);
        if (other !== undefined) say('failures', field, `'${text}' stands in '${other}' too`);
        seen.set(key, row.id);
      });
    }
    row.http?.forEach(([first, last], j) => {
      if (first > last)
        say('failures', `rows[${i}].http[${j}]`, `the first, ${first}, is more than the last, ${last}`);
    });
  });
}

/** What stands for the unknown: one row for everywhere, at most one for each platform. */
function checkFallbacks(rows: readonly FailureRow[], say: Say): void {
  const seen = new Map<string, string>();
  rows.forEach((row, i) => {
    if (!row.fallback) return;
    const place = row.platform ?? '';
    if (seen.has(place))
      say('failures', `rows[${i}].fallback`, `'${seen.get(place)}' is the fallback there already`);
    seen.set(place, row.id);
  });
  if (!seen.has('')) say('failures', 'rows', 'there is no fallback for everywhere');
}

export function checkFailures(
  data: KnowledgeData,
  platforms: Set<string>,
  causes: Set<string>,
  say: Say,
): void {
  const rows = data.failures.rows;
  checkIds('failures', rows, say);
  checkFallbacks(rows, say);
  rows.forEach((row, i) => {
    const at = `rows[${i}]`;
    if (row.platform !== undefined && !platforms.has(row.platform)) {
      sayMissing('failures', `${at}.platform`, 'platforms', row.platform, say);
    }
    if (row.causes) checkShares(`${at}.causes`, row.causes, causes, say);
    if (row.as === undefined) return;
    const other = rows.find(({ id }) => id === row.as);
    if (!other) sayMissing('failures', `${at}.as`, 'failures', row.as, say);
    else if (!other.causes) say('failures', `${at}.as`, `'${row.as}' has no causes of its own`);
  });
  checkPatterns(rows, say);
  checkDisclosure(data, say);
}

/**
 * Where the likeliest cause must be hidden, nothing else may give it away: all such failures have one row's causes, and
 * all such causes one tier and one rule of retry.
 */
function checkDisclosure(data: KnowledgeData, say: Say): void {
  const causes = data.causes.rows;
  const hidden = causes.filter(({ disclosure }) => disclosure === 'generic');
  causes.forEach((cause, i) => {
    if (cause.disclosure === 'full') return;
    const alike =
      cause.tier === hidden[0]?.tier && JSON.stringify(cause.retry) === JSON.stringify(hidden[0]?.retry);
    if (!alike)
      say('causes', `rows[${i}]`, `must have the tier and retry of '${hidden[0]?.id}': both are generic`);
  });
  const names = new Set(hidden.map(({ id }) => id));
  const rows = data.failures.rows
    .map((row, i) => ({ row, i }))
    .filter(({ row }) => names.has(topOf(row, data) ?? ''));
  const origin = rows[0]?.row.as ?? rows[0]?.row.id;
  for (const { row, i } of rows) {
    if ((row.as ?? row.id) !== origin)
      say('failures', `rows[${i}]`, `must be answered as '${origin}': both are generic`);
  }
}
