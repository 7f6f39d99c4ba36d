/** What the schemas cannot say about the guide's data: references, sums, wordings that clash, what nothing reaches. */
import {
  type CauseShare,
  type FailureRow,
  type GuideData,
  genericPlatform,
  sharesOf,
  unknownFailure,
} from './guide.ts';
import { reduce } from './guide-reduce.ts';

/** Limits of the core's types; see src/core/guide_rows.h. */
const most = { platforms: 16, evidence: 32, reasons: 255, pattern: 64 };

type Say = (file: string, field: string, what: string) => void;

function checkIds(file: string, rows: readonly { readonly id: string }[], say: Say): Set<string> {
  const ids = new Set<string>();
  rows.forEach(({ id }, i) => {
    if (ids.has(id)) say(file, `rows[${i}].id`, `'${id}' stands twice`);
    ids.add(id);
  });
  return ids;
}

function checkMinutes(
  file: string,
  field: string,
  [least, longest]: readonly [number, number],
  say: Say,
): void {
  if (least > longest) say(file, field, `the least, ${least}, is more than the most, ${longest}`);
}

function checkShares(field: string, shares: readonly CauseShare[], causes: Set<string>, say: Say): void {
  const seen = new Set<string>();
  shares.forEach(({ cause }, i) => {
    if (!causes.has(cause)) say('failures', `${field}[${i}].cause`, `no such cause '${cause}'`);
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
        const pattern = reduce(text);
        const enough = /^[ -~]*$/.test(pattern) ? shortest[kind] : 2;
        if (pattern.length < enough) say('failures', field, `'${text}' is too short to say anything`);
        if (pattern.length > most.pattern) say('failures', field, `'${text}' is longer than ${most.pattern}`);
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

/** The likeliest cause of a row. */
function topOf(row: FailureRow, data: GuideData): string | undefined {
  const shares = sharesOf(row, data);
  return shares.reduce((top, share) => (share.share > (top?.share ?? 0) ? share : top), shares[0])?.cause;
}

function checkFailures(data: GuideData, platforms: Set<string>, causes: Set<string>, say: Say): void {
  const rows = data.failures.rows;
  const ids = checkIds('failures', rows, say);
  if (!ids.has(unknownFailure)) say('failures', 'rows', `'${unknownFailure}' is missing`);
  rows.forEach((row, i) => {
    const at = `rows[${i}]`;
    if (row.platform !== undefined && !platforms.has(row.platform)) {
      say('failures', `${at}.platform`, `no such platform '${row.platform}'`);
    }
    if (row.causes) checkShares(`${at}.causes`, row.causes, causes, say);
    if (row.as === undefined) return;
    const other = rows.find(({ id }) => id === row.as);
    if (!other) say('failures', `${at}.as`, `no such failure '${row.as}'`);
    else if (!other.causes) say('failures', `${at}.as`, `'${row.as}' has no causes of its own`);
  });
  checkPatterns(rows, say);
  checkDisclosure(data, say);
}

/**
 * Where the likeliest cause must be hidden, nothing else may give it away: all such failures have one row's causes, and
 * all such causes one tier and one rule of retry.
 */
function checkDisclosure(data: GuideData, say: Say): void {
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

function checkCauses({ causes, supports }: GuideData, remedies: Set<string>, say: Say): Set<string> {
  const known = new Set(supports.rows.map(({ id }) => id));
  causes.rows.forEach(({ support, remedies: plan }, i) => {
    if (support !== undefined && !known.has(support))
      say('causes', `rows[${i}].support`, `no such support '${support}'`);
    plan.forEach(({ remedy }, j) => {
      const field = `rows[${i}].remedies[${j}].remedy`;
      if (!remedies.has(remedy)) say('causes', field, `no such remedy '${remedy}'`);
      if (plan.findIndex(step => step.remedy === remedy) < j)
        say('causes', field, `'${remedy}' stands twice`);
    });
  });
  return checkIds('causes', causes.rows, say);
}

function checkRemedies({ remedies }: GuideData, platforms: Set<string>, say: Say): Set<string> {
  const ids = checkIds('remedies', remedies.rows, say);
  const before = new Map(remedies.rows.map(({ id, after }) => [id, after?.[0]]));
  remedies.rows.forEach(({ id, minutes, after, platforms: only }, i) => {
    if (minutes !== 'support') checkMinutes('remedies', `rows[${i}].minutes`, minutes, say);
    only?.forEach((platform, j) => {
      if (!platforms.has(platform))
        say('remedies', `rows[${i}].platforms[${j}]`, `no such platform '${platform}'`);
    });
    after?.forEach((other, j) => {
      if (!ids.has(other)) say('remedies', `rows[${i}].after[${j}]`, `no such remedy '${other}'`);
    });
    let steps = 0;
    for (let at = before.get(id); at !== undefined && steps <= ids.size; at = before.get(at)) steps++;
    if (steps > ids.size) say('remedies', `rows[${i}].after`, `'${id}' comes after itself`);
  });
  return ids;
}

function checkEvidence({ evidence }: GuideData, causes: Set<string>, say: Say): void {
  checkIds('evidence', evidence.rows, say);
  evidence.rows.forEach(({ signal, atLeast, atMost, factors }, i) => {
    for (const [name, bound] of Object.entries({ atLeast, atMost })) {
      if (bound !== undefined && (typeof bound === 'string') !== (signal === 'verdict')) {
        say('evidence', `rows[${i}].${name}`, "must be a word with 'verdict' and a number elsewhere");
      }
    }
    factors.forEach(({ cause }, j) => {
      if (!causes.has(cause)) say('evidence', `rows[${i}].factors[${j}].cause`, `no such cause '${cause}'`);
    });
  });
}

/** A cause that no failure speaks for, and a remedy that no such cause has, would never be seen. */
function checkReach(data: GuideData, say: Say): void {
  const causes = new Set(data.failures.rows.flatMap(row => sharesOf(row, data).map(({ cause }) => cause)));
  const remedies = new Set<string>();
  data.causes.rows.forEach((row, i) => {
    if (causes.has(row.id)) for (const { remedy } of row.remedies) remedies.add(remedy);
    else say('causes', `rows[${i}]`, `no failure reaches '${row.id}'`);
  });
  data.remedies.rows.forEach(({ id }, i) => {
    if (!remedies.has(id)) say('remedies', `rows[${i}]`, `no cause reaches '${id}'`);
  });
}

/** @returns one line an error, each with its file and field */
export function checkGuide(data: GuideData): string[] {
  const errors: string[] = [];
  const say: Say = (file, field, what) => errors.push(`data/${file}.json: ${field}: ${what}`);
  const platforms = checkIds('platforms', data.platforms.rows, say);
  const supports = checkIds('supports', data.supports.rows, say);
  if (!platforms.has(genericPlatform)) say('platforms', 'rows', `'${genericPlatform}' is missing`);
  if (platforms.size > most.platforms) say('platforms', 'rows', `more than ${most.platforms}`);
  data.platforms.rows.forEach(({ support }, i) => {
    if (!supports.has(support)) say('platforms', `rows[${i}].support`, `no such support '${support}'`);
  });
  data.supports.rows.forEach(({ answerMinutes }, i) => {
    checkMinutes('supports', `rows[${i}].answerMinutes`, answerMinutes, say);
  });
  const remedies = checkRemedies(data, platforms, say);
  const causes = checkCauses(data, remedies, say);
  checkFailures(data, platforms, causes, say);
  checkEvidence(data, causes, say);
  checkReach(data, say);
  const reasons = data.failures.rows.length + data.evidence.rows.length;
  if (reasons > most.reasons)
    say('failures', 'rows', `with evidence ${reasons} rows, more than ${most.reasons}`);
  if (data.evidence.rows.length > most.evidence) say('evidence', 'rows', `more than ${most.evidence}`);
  return errors;
}
