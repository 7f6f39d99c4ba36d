/** What only the person can tell of a failure. */
import type { Evidence } from '../../../bindings/js/types.ts';

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

export const allQuestions = Object.keys(questions) as Question[];

export function answersTo(
  question: Question,
): readonly (readonly [answer: string, says: Partial<Evidence>])[] {
  return Object.entries(questions[question]);
}

/** What the answers say, in the module's words. */
export function evidenceOf(told: Told): Partial<Evidence> {
  const says = allQuestions.flatMap(question =>
    answersTo(question).filter(([answer]) => answer === told[question]),
  );
  return Object.assign({}, ...says.map(([, evidence]) => evidence));
}
