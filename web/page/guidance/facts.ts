/** What only the person can tell of a failure, and which of it is worth asking for. */
import type { Evidence, Explanation } from '../../../bindings/js/types.ts';

/** Each question with its answers, and what they say. */
export const questions = {
  origin: {
    shop: { origin: 'shop' },
    gift: { origin: 'gift' },
    enterprise: { origin: 'enterprise' },
    'second-hand': { origin: 'second-hand' },
    'cross-border': { origin: 'cross-border' },
    'pre-sale': { origin: 'pre-sale' },
  },
  account: {
    new: { accountAgeDays: 7 },
    months: { accountAgeDays: 180 },
    years: { accountAgeDays: 730 },
  },
  region: {
    same: { cardRegion: 'here', accountRegion: 'here' },
    other: { cardRegion: 'elsewhere', accountRegion: 'here' },
  },
  amount: { little: { amount: 100 }, some: { amount: 500 }, much: { amount: 1000 } },
  network: { same: { networkChanged: false }, changed: { networkChanged: true } },
  sale: { no: { salesPeak: false }, yes: { salesPeak: true } },
  plugin: { off: { plugin: false }, on: { plugin: true } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Partial<Evidence>>>>>;

export type Question = keyof typeof questions;

/** The answer to each question that was answered. */
export type Told = Readonly<Partial<Record<Question, string>>>;

const all = Object.keys(questions) as Question[];

export function answersTo(
  question: Question,
): readonly (readonly [answer: string, says: Partial<Evidence>])[] {
  return Object.entries(questions[question]);
}

/** What the answers say, in the module's words. */
export function evidenceOf(told: Told): Partial<Evidence> {
  const says = all.flatMap(question => answersTo(question).filter(([answer]) => answer === told[question]));
  return Object.assign({}, ...says.map(([, evidence]) => evidence));
}

/** What a person would see of an explanation. */
function seen({ tier, causes, plan, retry }: Explanation): string {
  return JSON.stringify([tier, causes, plan, retry]);
}

/**
 * The questions that an answer to would change what is told `now`, beside those that were answered; none that the page
 * can answer by itself.
 */
export function openQuestions(
  told: Told,
  known: Evidence,
  now: Explanation,
  explain: (more: Partial<Evidence>) => Explanation,
): Question[] {
  const present = seen(now);
  return all.filter(question => {
    if (told[question] !== undefined) return true;
    const answers = answersTo(question);
    if (answers.some(([, says]) => Object.keys(says).some(field => field in known))) return false;
    return answers.some(([, says]) => seen(explain(says)) !== present);
  });
}
