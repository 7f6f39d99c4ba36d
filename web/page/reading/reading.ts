import type { Checker } from 'cardmend/check';
import type { CardSent } from 'cardmend/session';
import type { Cardmend, CheckResult, Detection, ExtractedCard } from '../../../bindings/js/types.ts';
import { type CardForm, type Choice, formOf, needsNumber } from '../product/catalog.ts';
import { groupsFor } from '../product/groups.ts';
import { type Cell, cellsOf } from './cells.ts';
import { type Change, changesOf, groupsOf } from './changes.ts';
import { asOwnCard } from './own_card.ts';
import { unknownGroups } from './unknown_groups.ts';

/** What stands in the form, as far as it is understood. */
export interface Reading {
  readonly raw: string;
  /** `null` while no part is there that can read it, and while a card has still to be chosen from several. */
  readonly result: CheckResult | null;
  readonly cells: readonly Cell[];
  readonly changes: readonly Change[];
  /** The lengths of the groups of what was read; those of an empty card before anything was. */
  readonly groups: readonly number[];
  readonly choice: Choice;
  /** The kind of card: the chosen one, or what the module takes it for; `null` if that is not clear. */
  readonly product: string | null;
  readonly form: CardForm | null;
  /** A person has to say which kind it is. */
  readonly unclear: boolean;
  /** The kinds that are likely then; there may be none. */
  readonly guesses: readonly Detection[];
  /** The cards of a text that holds several, none of which was chosen yet. */
  readonly cards: readonly ExtractedCard[];
  /** The card's number: out of its own field, or beside the secret. */
  readonly number: string;
  /** What was made of the number's own field; `null` if it is not asked for, or empty. */
  readonly numberResult: CheckResult | null;
  /** The whole module may read more in it, and is not there. */
  readonly wantsWhole: boolean;
}

/** What is there of the module. */
export interface Parts {
  readonly checker: Checker | null;
  readonly cardmend: Cardmend | null;
}

export const noParts: Parts = { checker: null, cardmend: null };

/** What a result is, with what else was heard of its card. */
export type Listed = (raw: string, result: CheckResult) => CheckResult;

/** What a person has put in. */
export interface Entered {
  readonly raw: string;
  readonly number: string;
  readonly choice: Choice;
  readonly cards: readonly ExtractedCard[];
  /** The card that the platform sells itself. */
  readonly own: string | null;
}

/** More kinds than this help nobody to choose. */
const mostGuesses = 4;

interface Checked {
  readonly result: CheckResult;
  readonly wantsWhole: boolean;
}

/** By the whole, or as far as the small part can. */
function check({ raw, own }: Entered, chosen: string | null, { checker, cardmend }: Parts): Checked | null {
  if (cardmend !== null)
    return { result: cardmend.check(raw, chosen === null ? {} : { product: chosen }), wantsWhole: false };
  if (checker === null) return null;
  if (chosen === null) {
    const result = asOwnCard(raw, own, checker);
    return result && { result, wantsWhole: true };
  }
  const result = checker.check(raw, { product: chosen });
  return { result, wantsWhole: result.fullMaySayMore };
}

export function read(entered: Entered, parts: Parts, listed: Listed = (_, result) => result): Reading {
  const { raw, choice, cards } = entered;
  const chosen = choice === 'detect' ? null : choice;
  const checked = cards.length > 0 ? null : check(entered, chosen, parts);
  if (checked === null) {
    const wantsWhole = raw !== '' && parts.cardmend === null && parts.checker !== null;
    return { ...unread(entered, chosen), wantsWhole };
  }
  const { wantsWhole } = checked;
  const result = listed(raw, checked.result);
  const unclear = chosen === null && result.findings.some(({ kind }) => kind === 'product-unclear');
  const product = chosen ?? (unclear ? null : result.product);
  const form = formOf(product);
  const cells = cellsOf(raw, result);
  const numberResult =
    needsNumber(product) && product !== null && entered.number.trim() !== ''
      ? (parts.cardmend ?? parts.checker)?.check(entered.number, { product, field: 'number' })
      : undefined;
  return {
    ...{ raw, result, cells, choice, product, form, unclear, cards, wantsWhole },
    numberResult: numberResult ?? null,
    // Written as on the card, it was not changed to speak of.
    changes: raw === result.display ? [] : changesOf(result, cells),
    groups: result.code === '' ? emptyGroups(form) : groupsOf(result.display),
    guesses: unclear ? (parts.cardmend?.detect(raw).slice(0, mostGuesses) ?? []) : [],
    number: numberResult?.code || result.number,
  };
}

function unread({ raw, choice, cards, number }: Entered, product: string | null): Reading {
  const form = formOf(product);
  return {
    ...{ raw, choice, product, form, cards, number },
    ...{ result: null, cells: [], changes: [], unclear: false, guesses: [], numberResult: null },
    wantsWhole: false,
    groups: emptyGroups(form),
  };
}

function emptyGroups(form: CardForm | null): readonly number[] {
  return form === null ? unknownGroups : groupsFor(form.secret);
}

export type Flaw =
  | 'empty'
  | 'partial'
  | 'refused'
  | 'doubtful'
  | 'several'
  | 'unclear'
  | 'number'
  | 'number-wrong';

/** It lies in the number's field, not in the secret's. */
export const concernsNumber = (flaw: Flaw): flaw is 'number' | 'number-wrong' =>
  flaw === 'number' || flaw === 'number-wrong';

/** Why the reading cannot be sent yet; `null` if it can. Without the module only what is empty is a flaw. */
export function flawOf(reading: Reading, doubtAccepted: boolean): Flaw | null {
  const { raw, result, cards, unclear } = reading;
  if (cards.length > 0) return 'several';
  if (raw.trim() === '') return 'empty';
  switch (result?.verdict) {
    case 'partial':
      // Whole as a code of one kind, the beginning of one of another.
      return unclear ? 'unclear' : 'partial';
    case 'empty':
    case 'refused':
      return result.verdict;
    case 'doubtful':
      if (unclear) return 'unclear';
      if (!doubtAccepted || result.code === '') return 'doubtful';
  }
  return numberFlaw(reading);
}

function numberFlaw({ product, number, numberResult }: Reading): Flaw | null {
  if (!needsNumber(product)) return null;
  if (number.trim() === '') return 'number';
  const verdict = numberResult?.verdict ?? 'valid';
  return verdict === 'valid' || verdict === 'repaired' || verdict === 'doubtful' ? null : 'number-wrong';
}

/** The code, or without the module what was typed, for the gateway to decide. */
export function submissionOf({ raw, result, product, number }: Reading): CardSent {
  const secret = result === null ? raw.trim().slice(0, 512) : result.code;
  return {
    secret,
    ...(product === null ? {} : { product }),
    ...(needsNumber(product) ? { number: number.trim().slice(0, 64) } : {}),
  };
}
