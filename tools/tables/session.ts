/**
 * What a session knows: its words (data/session.json) and the rules of each platform (data/platforms.json), as constexpr
 * tables for the core (tables/session.h, tables/session_rules.h) and as a module for TypeScript (`#tables/session.ts`).
 */
import type { PlatformRow } from '../../bindings/js/knowledge/rows.ts';
import type { KnowledgeSources } from './explain/sources.ts';
import { headerText } from './header.ts';
import { enumerator, idList, type Word } from './vocabulary.ts';

/** Their names in data/session.json and the enum of each. */
const enums = [
  ['answerMeanings', 'AnswerMeaning'],
  ['sessionEvents', 'SessionEventKind'],
  ['transportFailures', 'TransportFailure'],
  ['sessionPhases', 'SessionPhase'],
  ['sessionSends', 'SessionSend'],
  ['sessionMoves', 'SessionMove'],
  ['sessionReasons', 'SessionReason'],
  ['verificationSteps', 'VerificationStep'],
  ['arrivals', 'Arrival'],
] as const;

export interface StatusRow {
  readonly from: number;
  readonly to: number;
  readonly means: string;
}

export type SessionData = Readonly<Record<(typeof enums)[number][0], readonly Word[]>> & {
  readonly statuses: readonly StatusRow[];
};

/** What a platform's row says for sessions; a shop's own knowledge needs none of it. */
export interface SessionPlatform extends PlatformRow {
  readonly answers?: readonly { readonly code: string; readonly means: string }[];
  readonly session?: {
    readonly step: {
      readonly id: string;
      readonly lifeMs: number | null;
      readonly resendMs: number | null;
      readonly tries: number | null;
    };
    readonly lockMs: number;
    readonly pace: Readonly<Record<'firstMs' | 'factor' | 'mostMs' | 'windowMs' | 'free', number>>;
    readonly leaseMs: number;
    readonly circuit: Readonly<Record<'failures' | 'openMs' | 'factor' | 'mostMs', number>>;
    readonly quietHours: readonly [from: number, to: number];
  };
}

const platformsOf = ({ platforms }: KnowledgeSources) => platforms.rows as readonly SessionPlatform[];

/** @returns one line an error */
export function checkSession(data: SessionData, knowledge: KnowledgeSources): string[] {
  const errors: string[] = [];
  const meanings = data.answerMeanings.map(({ id }) => id);
  data.statuses.forEach(({ from, to, means }, i) => {
    const at = `data/session.json: statuses[${i}]`;
    if (!meanings.includes(means)) errors.push(`${at}.means: no such meaning '${means}'`);
    if (from > to || from <= (data.statuses[i - 1]?.to ?? 0))
      errors.push(`${at}.from: must be above the row before and not above 'to'`);
  });
  platformsOf(knowledge).forEach((row, i) => {
    const at = `data/platforms.json: rows[${i}]`;
    if (row.answers === undefined || row.session === undefined) {
      errors.push(`${at}: '${row.id}' needs 'answers' and 'session'`);
      return;
    }
    row.answers.forEach(({ code, means }, j) => {
      if (!meanings.includes(means)) errors.push(`${at}.answers[${j}].means: no such meaning '${means}'`);
      if (row.answers?.findIndex(one => one.code === code) !== j)
        errors.push(`${at}.answers[${j}].code: '${code}' stands twice`);
    });
    const { step, pace, circuit } = row.session;
    if (step.id !== 'none' && !row.verification.includes(step.id))
      errors.push(`${at}.session.step.id: 'verification' does not list '${step.id}'`);
    if (pace.firstMs > pace.mostMs) errors.push(`${at}.session.pace.firstMs: is more than 'mostMs'`);
    if (circuit.openMs > circuit.mostMs) errors.push(`${at}.session.circuit.openMs: is more than 'mostMs'`);
  });
  return errors;
}

/** The words of data/session.json as enums of the core. */
export function sessionHeader(data: SessionData): string {
  const body = enums.map(([list, type]) => {
    const rows = data[list].map(({ id, doc }) => `  /** ${doc} */\n  ${enumerator(id)},`);
    return `enum class ${type} : std::int32_t {\n${rows.join('\n')}\n};
/** The words of ${type} as data and other languages spell them, in the order of its values. */
inline constexpr std::string_view k${type}Names[] = {${data[list].map(({ id }) => `"${id}"`).join(', ')}};`;
  });
  return headerText({
    guard: 'CARDMEND_TABLES_SESSION_H_',
    doc: 'The words of a session.',
    includes: ['<cstdint>', '<string_view>'],
    namespace: 'cardmend',
    body: body.join('\n\n'),
  });
}

/** The rules of a platform, named as the core has them; 0 stands for what is not known or does not end. */
export function rulesOf(row: SessionPlatform, data: SessionData): Readonly<Record<string, number>> {
  const { attempts, session } = row;
  if (session === undefined) throw new Error(`data/platforms.json: '${row.id}' has no 'session'`);
  const { step, pace, circuit, quietHours } = session;
  const limit = attempts.limit ?? 0;
  const at = (list: 'verificationSteps' | 'arrivals', id: string) =>
    data[list].findIndex(word => word.id === id);
  return {
    step: at('verificationSteps', step.id),
    cardTries: attempts.scope === 'card' ? limit : 0,
    accountTries: attempts.scope === 'account' ? limit : 0,
    verifyTries: step.tries ?? 0,
    lockMs: attempts.lockMinutes === null ? session.lockMs : 60_000 * attempts.lockMinutes,
    stepLifeMs: step.lifeMs ?? 0,
    resendMs: step.resendMs ?? 0,
    paceFirstMs: pace.firstMs,
    paceFactor: pace.factor,
    paceMostMs: pace.mostMs,
    paceWindowMs: pace.windowMs,
    paceFree: pace.free,
    leaseMs: session.leaseMs,
    circuitFailures: circuit.failures,
    circuitOpenMs: circuit.openMs,
    circuitFactor: circuit.factor,
    circuitMostMs: circuit.mostMs,
    quietFrom: quietHours[0],
    quietTo: quietHours[1],
    arrival: at('arrivals', row.arrival.when),
  };
}

const snake = (name: string) => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

function ruleFields(row: SessionPlatform, data: SessionData): string {
  return Object.entries(rulesOf(row, data))
    .map(([name, value]) => {
      const type = name === 'step' ? 'VerificationStep' : name === 'arrival' ? 'Arrival' : null;
      return `.${snake(name)} = ${type === null ? value : `${type}{${value}}`}`;
    })
    .join(', ');
}

/** The rules of the platforms that data/ knows. */
export function sessionRulesHeader(data: SessionData, knowledge: KnowledgeSources): string {
  const rows = platformsOf(knowledge);
  return headerText({
    guard: 'CARDMEND_TABLES_SESSION_RULES_H_',
    doc: 'The rules that sessions with each platform keep to.',
    includes: ['<string_view>', '"cardmend/session.h"'],
    body: `/** In the order of data/platforms.json. */
inline constexpr std::string_view kRuledPlatforms[] = {${rows.map(({ id }) => `"${id}"`).join(', ')}};
inline constexpr SessionRules kPlatformRules[] = {
${rows.map(row => `    {${ruleFields(row, data)}},`).join('\n')}
};`,
  });
}

/** The codes of each meaning, with spaces between. */
function codesByMeaning({ answers = [] }: SessionPlatform): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { code, means } of answers)
    found[means] = found[means] === undefined ? code : `${found[means]} ${code}`;
  return found;
}

/** What a page is told of a platform. */
function factsOf({ channels, attempts, session, support, arrival }: SessionPlatform): unknown {
  return {
    channels: channels.map(({ id }) => id),
    step: session?.step.id,
    attempts: { limit: attempts.limit, scope: attempts.scope },
    support,
    arrival: { when: arrival.when, fromMs: 60_000 * arrival.minutes[0], toMs: 60_000 * arrival.minutes[1] },
  };
}

export function sessionModule(data: SessionData, knowledge: KnowledgeSources): string {
  const rows = platformsOf(knowledge);
  const table = (of: (row: SessionPlatform) => unknown) =>
    JSON.stringify(Object.fromEntries(rows.map(row => [row.id, of(row)])));
  const statuses = data.statuses.map(({ from, to, means }) => [from, to, means]);
  return `/** Generated from data/session.json and data/platforms.json by the build. */
import type { PlatformId, SupportId } from './keys.ts';

${enums.map(([list, type]) => idList(list, type, data[list])).join('\n\n')}

/** The codes that a platform answers with, by what they mean, with spaces between; those of \`generic\` hold for all. */
export const platformAnswers: Readonly<Record<PlatformId, Readonly<Partial<Record<AnswerMeaning, string>>>>> = ${table(codesByMeaning)};

/** What a status from the first number to the second means where no code says it; what no row has is \`unsure\`. */
export const statusMeanings: readonly (readonly [from: number, to: number, means: AnswerMeaning])[] = ${JSON.stringify(statuses)};

/** What a page is told of a platform. */
export interface PlatformFacts {
  readonly channels: readonly string[];
  readonly step: VerificationStep;
  readonly attempts: { readonly limit: number | null; readonly scope: 'card' | 'account' | 'token' };
  readonly support: SupportId;
  readonly arrival: { readonly when: Arrival; readonly fromMs: number; readonly toMs: number };
}
export const platformFacts: Readonly<Record<PlatformId, PlatformFacts>> = ${table(factsOf)};
`;
}
