import type { Cardmend } from '../../../bindings/js/types.ts';
import * as standIn from './stand_in.ts';

/** A kind of card that a text may be, and what speaks for it. */
export interface Guess {
  readonly product: string;
  readonly probability: number;
  readonly why: readonly string[];
}

/** One card of a text that holds several. */
export interface FoundCard {
  readonly product: string | null;
  readonly number: string;
  readonly secret: string;
  readonly display: string;
  readonly span: readonly [number, number];
  /** Where its secret stands. */
  readonly secretSpan: readonly [number, number];
  readonly value: string;
  readonly expiry: string;
  readonly probability: number;
}

interface Understanding {
  detect?(raw: string): readonly Guess[];
  extract?(text: string): readonly FoundCard[];
}

/** More guesses than this help nobody to choose. */
const mostGuesses = 4;

export function guessesOf(raw: string, cardmend: Cardmend): readonly Guess[] {
  return ((cardmend as Understanding).detect?.(raw) ?? standIn.detect(raw)).slice(0, mostGuesses);
}

/** The cards of a text that can be bound: those that show their secret. */
export function cardsIn(text: string, cardmend: Cardmend): readonly FoundCard[] {
  return ((cardmend as Understanding).extract?.(text) ?? standIn.extract(text)).filter(
    card => card.secret !== '',
  );
}
