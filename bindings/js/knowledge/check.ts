/** What the schemas cannot say of the data: references, sums, wordings that clash, loops, what nothing reaches. */

import { checkFailures } from './check_failures.ts';
import { checkWordings } from './check_wordings.ts';
import { checkIds, type Say, sayMissing } from './ids.ts';
import { reduce } from './reduce.ts';
import {
  type Bounds,
  genericPlatform,
  type KnowledgeData,
  type KnowledgeWords,
  type Minutes,
  sharesOf,
  wordsOf,
} from './rows.ts';

/** The core's kMaxEvidence. */
export const mostEvidence = 64;

/** Limits of the core's types; see src/include/cardmend/types_knowledge.h. */
const most = { platforms: 16, rows: 254, reasons: 255 };

function checkMinutes(file: string, field: string, [least, longest]: Minutes, say: Say): void {
  if (least > longest) say(file, field, `the least, ${least}, is more than the most, ${longest}`);
}

/** Whoever must look first must have something to look at. */
function checkFirsts({ causes, remedies }: KnowledgeData, say: Say): void {
  const firsts = new Set(remedies.rows.filter(({ first }) => first).map(({ id }) => id));
  causes.rows.forEach(({ retry, remedies: plan }, i) => {
    if (retry.reason === 'check-first' && plan.every(({ remedy }) => !firsts.has(remedy)))
      say(
        'causes',
        `rows[${i}].remedies`,
        `must hold one of ${[...firsts].join(', ')}: its retry is check-first`,
      );
  });
}

function checkCauses({ causes, supports }: KnowledgeData, remedies: Set<string>, say: Say): Set<string> {
  const supportIds = new Set(supports.rows.map(({ id }) => id));
  causes.rows.forEach(({ support, remedies: plan }, i) => {
    if (support !== undefined && !supportIds.has(support))
      sayMissing('causes', `rows[${i}].support`, 'supports', support, say);
    plan.forEach(({ remedy }, j) => {
      const field = `rows[${i}].remedies[${j}].remedy`;
      if (!remedies.has(remedy)) sayMissing('causes', field, 'remedies', remedy, say);
      if (plan.findIndex(step => step.remedy === remedy) < j)
        say('causes', field, `'${remedy}' stands twice`);
    });
  });
  return checkIds('causes', causes.rows, say);
}

function checkRemedies({ remedies }: KnowledgeData, platforms: Set<string>, say: Say): Set<string> {
  const ids = checkIds('remedies', remedies.rows, say);
  const before = new Map(remedies.rows.map(({ id, after }) => [id, after?.[0]]));
  remedies.rows.forEach(({ id, minutes, after, platforms: only }, i) => {
    if (typeof minutes !== 'string') checkMinutes('remedies', `rows[${i}].minutes`, minutes, say);
    only?.forEach((platform, j) => {
      if (!platforms.has(platform))
        sayMissing('remedies', `rows[${i}].platforms[${j}]`, 'platforms', platform, say);
    });
    after?.forEach((other, j) => {
      if (!ids.has(other)) sayMissing('remedies', `rows[${i}].after[${j}]`, 'remedies', other, say);
    });
    const way = [id];
    for (let at = before.get(id); at !== undefined && !way.includes(at); at = before.get(at)) way.push(at);
    const last = before.get(way.at(-1) ?? '');
    if (last === id)
      say('remedies', `rows[${i}].after`, `'${id}' comes after itself: ${[...way, id].join(', after ')}`);
  });
  return ids;
}

function checkBounds(file: string, at: string, row: Bounds, words: KnowledgeWords, say: Say): void {
  if (!words.signals.includes(row.signal)) say(file, `${at}.signal`, `no such signal '${row.signal}'`);
  const allowed = wordsOf(row.signal, words);
  for (const [name, bound] of Object.entries({ atLeast: row.atLeast, atMost: row.atMost })) {
    if (bound === undefined) continue;
    if (allowed === undefined && typeof bound === 'string') {
      say(file, `${at}.${name}`, `must be a number with '${row.signal}'`);
    } else if (allowed !== undefined && !allowed.includes(String(bound))) {
      say(file, `${at}.${name}`, `must be one of ${allowed.join(', ')}`);
    }
  }
}

function checkEvidence(
  { evidence }: KnowledgeData,
  causes: Set<string>,
  words: KnowledgeWords,
  say: Say,
): void {
  checkIds('evidence', evidence.rows, say);
  evidence.rows.forEach((row, i) => {
    checkBounds('evidence', `rows[${i}]`, row, words, say);
    row.factors.forEach(({ cause }, j) => {
      if (!causes.has(cause)) sayMissing('evidence', `rows[${i}].factors[${j}].cause`, 'causes', cause, say);
    });
  });
}

/** A rule must not tell hidden causes apart either. */
function checkTiers(
  { tiers, causes: { rows } }: KnowledgeData,
  causes: Set<string>,
  words: KnowledgeWords,
  say: Say,
): void {
  checkIds('tiers', tiers.rows, say);
  const hidden = rows.filter(({ disclosure }) => disclosure === 'generic').map(({ id }) => id);
  tiers.rows.forEach((row, i) => {
    checkBounds('tiers', `rows[${i}]`, row, words, say);
    row.causes.forEach((cause, j) => {
      if (!causes.has(cause)) sayMissing('tiers', `rows[${i}].causes[${j}]`, 'causes', cause, say);
    });
    const named = hidden.filter(id => row.causes.includes(id)).length;
    if (named !== 0 && named !== hidden.length)
      say('tiers', `rows[${i}].causes`, `must name all of ${hidden.join(', ')} or none: they are generic`);
  });
}

function checkPlatforms(
  { platforms, supports }: KnowledgeData,
  words: KnowledgeWords,
  say: Say,
): Set<string> {
  const ids = checkIds('platforms', platforms.rows, say);
  const supportIds = new Set(supports.rows.map(({ id }) => id));
  const read = new Map<string, string>();
  if (!ids.has(genericPlatform)) say('platforms', 'rows', `'${genericPlatform}' is missing`);
  if (ids.size > most.platforms) say('platforms', 'rows', `more than ${most.platforms}`);
  platforms.rows.forEach(({ id, support, channels, arrival }, i) => {
    const at = `rows[${i}]`;
    const other = read.get(reduce(id));
    if (other !== undefined && other !== id) say('platforms', `${at}.id`, `is read as '${other}' is`);
    read.set(reduce(id), id);
    if (!supportIds.has(support)) sayMissing('platforms', `${at}.support`, 'supports', support, say);
    checkMinutes('platforms', `${at}.arrival.minutes`, arrival.minutes, say);
    channels.forEach(({ kind }, j) => {
      if (!words.channelKinds.includes(kind))
        say('platforms', `${at}.channels[${j}].kind`, `no such kind '${kind}'`);
    });
  });
  return ids;
}

/** A cause that no failure speaks for, and a remedy that no such cause has, would never be seen. */
function checkReach(data: KnowledgeData, say: Say): void {
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

/** Tells everything that is wrong; nothing is thrown. */
export function checkKnowledge(data: KnowledgeData, words: KnowledgeWords, say: Say): void {
  checkIds('supports', data.supports.rows, say);
  data.supports.rows.forEach(({ answerMinutes }, i) => {
    checkMinutes('supports', `rows[${i}].answerMinutes`, answerMinutes, say);
  });
  const platforms = checkPlatforms(data, words, say);
  const remedies = checkRemedies(data, platforms, say);
  const causes = checkCauses(data, remedies, say);
  checkFailures(data, platforms, causes, say);
  checkWordings(data, say);
  checkEvidence(data, causes, words, say);
  checkTiers(data, causes, words, say);
  checkFirsts(data, say);
  checkReach(data, say);
  for (const file of ['supports', 'remedies', 'causes', 'failures', 'wordings'] as const) {
    if (data[file].rows.length > most.rows) say(file, 'rows', `more than ${most.rows}`);
  }
  const reasons = data.failures.rows.length + data.evidence.rows.length;
  if (reasons > most.reasons)
    say('failures', 'rows', `with evidence ${reasons} rows, more than ${most.reasons}`);
  if (data.evidence.rows.length > mostEvidence) say('evidence', 'rows', `more than ${mostEvidence}`);
}
