import type { ExtractedCard } from '../../../bindings/js/types.ts';
import type { Choice } from '../product/catalog.ts';
import { leastForSeveral } from './own_card.ts';
import { type Entered, type Listed, noParts, type Parts, type Reading, read } from './reading.ts';

/** `check` reads no longer text; a single card in one is found all the same. */
const mostToCheck = 4_096;

/** What was put into the form, and what it means; without a page. */
export class Entry {
  reading: Reading = read({ raw: '', number: '', choice: 'detect', cards: [], own: null }, noParts);
  /** The list to choose from; it stays after a choice, so that the next card can be taken from it. */
  list: readonly ExtractedCard[] = [];
  /** The text was too long to be read to its end. */
  cut = false;
  picked: ExtractedCard | null = null;
  /** The number came out of the text or the list, so that another may take its place. */
  numberIsOurs = false;
  /** What else was heard of a card. */
  listed: Listed | undefined;
  #parts = noParts;
  #raw = '';
  #number = '';
  /** The number beside the secret, once a person has taken it out of its field. */
  #takenOut = '';
  #choice: Choice = 'detect';
  /** The present text is the one that holds the list. */
  #open = false;
  readonly #own: () => string | null;

  /** `own`: the card that the chosen platform sells itself. */
  constructor(own: () => string | null = () => null) {
    this.#own = own;
  }

  get number(): string {
    return this.#number;
  }

  /** A part of the module came, or speaks another language now. */
  adopt(parts: Parts): void {
    this.#parts = parts;
    this.#search();
    this.#read();
  }

  type(raw: string): void {
    this.#raw = raw;
    this.picked = null;
    this.#search();
    if (raw === '' && !this.#open) this.list = [];
    this.#read();
  }

  typeNumber(raw: string): void {
    if (raw === '') this.#takenOut = this.reading.result?.number ?? '';
    this.#number = raw;
    this.numberIsOurs = false;
    this.#read();
  }

  choose(choice: Choice): void {
    this.#choice = choice;
    this.#read();
  }

  /** The text of the picked card as the field has laid it out. */
  place(raw: string): void {
    this.#raw = raw;
    this.#read();
  }

  /** Takes one card of the list; returns what belongs into the secret's field. */
  pick(card: ExtractedCard): string {
    this.#raw = card.display;
    this.picked = card;
    this.#open = false;
    this.#choice = card.product ?? 'detect';
    this.#number = card.number;
    this.numberIsOurs = true;
    this.#read();
    return card.display;
  }

  /** The card is bound, so its code is forgotten; the others of its list can be bound next. */
  forget(): void {
    this.list = this.list.filter(card => card !== this.picked);
    if (this.picked !== null) this.#choice = 'detect';
    this.picked = null;
    this.#raw = '';
    this.#number = '';
    this.#takenOut = '';
    this.#open = false;
    this.#read();
  }

  /** What else was heard of the card has changed. */
  reread(): void {
    this.#read();
  }

  #search(): void {
    const { length } = this.#raw;
    const { cardmend } = this.#parts;
    const all = cardmend === null || length < leastForSeveral ? null : cardmend.extract(this.#raw);
    // What shows no secret cannot be bound; a damaged one is listed all the same, to say so.
    const found = (all ?? []).filter(card => card.secret !== '' || card.findings.length > 0);
    this.#open = found.length > 1 || (found.length === 1 && length > mostToCheck);
    if (!this.#open) return;
    this.list = found;
    this.cut = all?.complete === false;
  }

  #read(): void {
    const entered = (number: string): Entered => ({
      ...{ raw: this.#raw, number, choice: this.#choice },
      cards: this.#open ? this.list : [],
      own: this.#own(),
    });
    this.reading = read(
      entered(this.numberIsOurs && this.picked === null ? '' : this.#number),
      this.#parts,
      this.listed,
    );
    // Several cards may lie in it.
    if (this.#raw.length >= leastForSeveral && this.#parts.checker !== null && this.#parts.cardmend === null)
      this.reading = { ...this.reading, wantsWhole: true };
    const { picked, numberIsOurs } = this;
    if (picked !== null && numberIsOurs && this.reading.number === '')
      this.reading = { ...this.reading, number: picked.number };
    // A number beside the secret is as good as a typed one, and is shown where it would be typed.
    if (picked !== null || (this.#number !== '' && !numberIsOurs)) return;
    const beside = this.reading.result?.number ?? '';
    if (beside !== '' && beside === this.#takenOut) {
      this.reading = { ...this.reading, number: '' };
      return;
    }
    this.#takenOut = '';
    if (beside !== this.#number) {
      this.#number = beside;
      this.numberIsOurs = beside !== '';
    }
  }
}
