/**
 * What the program of each part exports: plain functions over one buffer for each way. bindings/wasm says what each
 * does; products and fields are numbers, lengths UTF-16 units, answers words of `#tables/wire.ts`.
 */

/** All parts have these. */
export interface SharedExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  /** Where the name of its build stands, `version+hash` in ASCII with a zero behind it. Asked before `_initialize`. */
  cm_build(): number;
  /** Where a raw text of `maxInput` units is written; a call zeroes it when it ends. */
  cm_input(): number;
  /** Where answers lie, as units or as words. Their reader zeroes them. */
  cm_output(): number;
}

/** bindings/wasm/check: one text as a product, and its field. */
export interface CheckExports extends SharedExports {
  /**
   * Of a clean code a `cleanWord`, its product one more than the index, and the code to the units. Of anything else a
   * `checkedWord`, and the whole answer to the words. `how` as in `howOf`.
   */
  cm_check(product: number, how: number, length: number): number;
  /**
   * The whole answer to a text as the product that its answer named, with the offers that were left, to the words,
   * whatever has changed since; how many.
   */
  cm_check_as(product: number, how: number, offers: number, length: number): number;
  /** A `laidWord`; `length` is at most `maxInput`, `product` an index. */
  cm_layout(product: number, field: number, length: number, caret: number): number;
  /** An index of `keyboards`. */
  cm_keyboard(product: number, field: number): number;
  /** Adds the product that was written to the words, for ever; gives its index, or -1. */
  cm_define(words: number): number;
  /** Tries the product that was written to the words until `cm_trial_close`; 0 if it cannot be taken. */
  cm_trial_open(words: number): number;
  /** The whole answer to the text in the input as the product on trial, to the words; how many. */
  cm_trial_check(length: number): number;
  cm_trial_close(): void;
  cm_wipe(): void;
}

/** bindings/wasm/guide: why a binding failed. */
export interface GuideExports extends SharedExports {
  /** The failure and the signals lie in the words, the texts behind them; the answer takes their place: its words. */
  cm_explain(retryAfterMs: number, elapsedMs: number): number;
  /** Where knowledge is written, as bindings/js/knowledge/pack.ts packs it. */
  cm_knowledge_open(bytes: number): number;
  cm_knowledge_use(): void;
  cm_knowledge_close(): void;
}

/** The guide of a page, whose wordings JavaScript brings. */
export interface PageGuideExports extends GuideExports {
  /** Takes the shipped wordings, which were written where `cm_knowledge_open` says. */
  cm_wordings_use(): void;
}

/** bindings/wasm/session: what may be sent now. */
export interface SessionExports extends SharedExports {
  /**
   * The `sessionWords` from `sessionStateAt` on hold what was kept, any words; the state to go on with, under the rules of a
   * platform by its index among `platformIds`, takes their place.
   */
  cm_session_open(platform: number): void;
  /** The words hold SessionDecision, SessionEvent and the state, of which the event is read; the others are those that follow. */
  cm_session_step(): void;
  /**
   * The digest of the input's first `units` under the key in the first four words, to the first two of them; never 0. Input and
   * key are zeroed.
   */
  cm_session_digest(units: number): void;
}

/** bindings/wasm/whole has all of it, and what it alone can. */
export interface WholeExports extends CheckExports, GuideExports, SessionExports {
  /** The products of the text in the input, at most `maxInput` units, to the words; how many. */
  cm_detect(length: number): number;
  /** Where a text of `units` is written that cards are extracted from, 0 if there is no memory for it. It is held until `cm_extract_close`. */
  cm_extract_open(units: number): number;
  /** The next cards to the words; how many cards, 0 at the end. */
  cm_extract_next(): number;
  cm_extract_close(): void;
  /** Where a file of known codes of `size` bytes is written; 0 if there is no memory for it. */
  cm_known_open(size: number): number;
  /** Reads what was written; the index of a status. If it is `ok`, the words have product, count and bits. */
  cm_known_load(): number;
  cm_known_drop(product: number): void;
  /** The answer to the transcript in the input to the words; `locale` is an index of `spokenLocales`. */
  cm_dictate(product: number, field: number, locale: number, length: number): number;
}
