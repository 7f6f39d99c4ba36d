/**
 * The public types. Positions are UTF-16 units in the raw text, as `selectionStart` counts them; spans are half open;
 * times are milliseconds unless a name says minutes; probabilities lie in 0..1.
 */
import type {
  DetectReason,
  EditKind,
  EditReason,
  FindingKind,
  InputWay,
  Locale,
  ProductId,
  Verdict,
} from '#tables/keys.ts';

import type { CompiledKnowledge } from './knowledge_compiled.ts';
import type { KnownCodesResult } from './known_types.ts';
import type { ProductProfile } from './profile.ts';
import type { DictateOptions, DictateResult } from './types_dictate.ts';
import type { Evidence, Explanation, Failure } from './types_guide.ts';

export type {
  CardOrigin,
  CauseId,
  CheckDigit,
  DetectReason,
  Disclosure,
  EditKind,
  EditReason,
  FindingKind,
  InputWay,
  Locale,
  PlatformId,
  ProductId,
  RemedyId,
  RetryReason,
  SpokenLocale,
  Tier,
  Verdict,
} from '#tables/keys.ts';
export type { KnownCodesResult } from './known_types.ts';
export type { FormatProfile, ProductProfile, ProfileProblem } from './profile.ts';
export type { DictateOptions, DictateResult } from './types_dictate.ts';
export type * from './types_guide.ts';

/** `[start, end)` in UTF-16 units of the raw text; `0 <= start <= end <= raw.length`. */
export type Span = readonly [start: number, end: number];

/** What is wrong or open, and where. */
export interface Finding {
  readonly kind: FindingKind;
  /**
   * How grave it is: the verdict that it leads to at least. `valid` only informs, `partial` lacks something, `doubtful`
   * asks a person to look, `refused` is wrong.
   */
  readonly effect: Verdict;
  readonly span: Span;
  /** The message key, `finding.<kind>`. */
  readonly key: string;
  /** What the message is filled with; never more of the code than the character at `span`. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The locale's text: what, where, what to do. */
  readonly message: string;
}

/**
 * One change from raw to code. Applying all edits to raw, each replacing its span, gives `code`.
 * Edits are in order and never overlap.
 */
export interface Edit {
  readonly kind: EditKind;
  readonly span: Span;
  /** The text at `span`. */
  readonly from: string;
  /** What stands there in the code; empty if removed. */
  readonly to: string;
  readonly why: EditReason;
  /** The locale's text for this one change. */
  readonly message: string;
}

/** One character that a candidate reads differently from what was typed. */
export interface Change {
  /** Counts the candidate's characters from 0. */
  readonly index: number;
  /** Empty where a character was left out. */
  readonly from: string;
  /** Empty where there was one too many: it stood before `index`. */
  readonly to: string;
}

/** Another reading that is possible but not forced; shown, never applied. */
export interface Candidate {
  readonly code: string;
  /** The code in the groups printed on the card. */
  readonly display: string;
  /**
   * That it is the code that was meant, against all others and "none of these": 0..1, under the confusion model of
   * data/confusions. Over all candidates of a result at most 1.
   */
  readonly probability: number;
  /** Where it differs from `CheckResult.code`. */
  readonly changes: readonly Change[];
}

/** A place of the code that deserves a closer look. */
export interface Doubt {
  /** In raw, in UTF-16 units. */
  readonly span: Span;
  /** Counts the code's characters from 0. */
  readonly index: number;
  /**
   * That a slip is here, 0..1; 0 where nothing contradicts the code, and the character only looks like others of the
   * product's alphabet.
   */
  readonly probability: number;
  /** What it looks like within the alphabet, the likeliest first. */
  readonly readings: readonly string[];
}

/**
 * The answer of {@link Cardmend.check} to the module as it was when it was asked: known codes, products and knowledge that
 * change later change nothing of it. Lists are put into words when they are first asked for.
 */
export interface CheckResult {
  readonly verdict: Verdict;
  /** The product that the text was checked as; `null` if none was given and none fits. */
  readonly product: ProductId | (string & {}) | null;
  /** The secret, or in a number's field the number, normalised; what was found of it if the verdict is `partial`, `doubtful` or `refused`. */
  readonly code: string;
  /** `code` in the groups printed on the card. */
  readonly display: string;
  /** The card's number, normalised, if the text holds it beside the secret; else an empty string. */
  readonly number: string;
  readonly findings: readonly Finding[];
  readonly edits: readonly Edit[];
  /** The likeliest first, at most five; none if no reading is likely enough to be offered. */
  readonly candidates: readonly Candidate[];
  /** Where the code may be wrong, in order: told even where there are no candidates. */
  readonly doubts: readonly Doubt[];
}

export interface CheckOptions {
  /** The product to check as. Omitted: detected. An unknown id is misuse and throws a RangeError. */
  readonly product?: ProductId | (string & {});
  /** What the field asks for: the secret, which is the default, or the card's number. */
  readonly field?: 'secret' | 'number';
  /** How the text got into the field: it says which slips are likely. `mixed`, not known, if omitted. */
  readonly input?: InputWay;
  /**
   * True when the person is done: a code that is too short has then lost characters, and candidates for it are offered.
   * Otherwise it is taken to be still on its way.
   */
  readonly finished?: boolean;
}

/** The answer of {@link Cardmend.layout}: what should stand in a field. */
export interface Laid {
  /** The text itself if nothing is to change. */
  readonly value: string;
  /** Where the caret belongs in it, as `selectionStart` counts. */
  readonly caret: number;
}

/** What a code is typed with most easily on a phone: `capitals` where case is ignored, `digits` where it has no letter. */
export type Keyboard = 'letters' | 'capitals' | 'digits';

/** A kind of card that a text may hold. */
export interface Detection {
  readonly product: ProductId | (string & {});
  /** 0.01..1; what is missing to 1 over all detections is "none of these". */
  readonly probability: number;
  /** What speaks for it. */
  readonly why: readonly DetectReason[];
}

export interface FaceValue {
  readonly amount: number;
  /** ISO 4217; `null` if the text does not say. */
  readonly currency: string | null;
}

/**
 * A card as a text tells of it. Its number or its secret may be missing; both only where a finding says that what stands
 * there is damaged.
 */
export interface ExtractedCard {
  /** `null` if none is likely enough. */
  readonly product: ProductId | (string & {}) | null;
  /** 0..1: of the product, or where that is `null` of the likeliest one. */
  readonly probability: number;
  /** Normalised; empty if the text does not hold it. */
  readonly number: string;
  readonly secret: string;
  /** `secret` in the groups printed on the card. */
  readonly display: string;
  /** From the first to the last thing that is this card's alone. */
  readonly span: Span;
  readonly numberSpan: Span | null;
  readonly secretSpan: Span | null;
  readonly value: FaceValue | null;
  /** `YYYY-MM-DD`, or `YYYY-MM` where the text tells no day. */
  readonly expiry: string | null;
  /**
   * The number and the secret with the zeros that a spreadsheet seems to have dropped at the front: the rows beside this
   * one have more digits. Offered, never put in their place; `null` if none are missing.
   */
  readonly numberOffer: string | null;
  readonly secretOffer: string | null;
  /** What a spreadsheet did to the number or the secret: `scientific-notation`, whose digits are lost, or `lost-zeros`. */
  readonly findings: readonly Finding[];
}

/** Cards in the order in which they stand. */
export type Extraction = readonly ExtractedCard[] & {
  /** False if the text was longer than 1,048,576 units and the rest of it was not read. */
  readonly complete: boolean;
};

/** The loaded module. One instance may be shared by a whole page. */
export interface Cardmend {
  readonly version: string;
  readonly locale: Locale;
  /** The products that `check` knows: the shipped ones, then those that were defined. */
  readonly products: readonly (ProductId | (string & {}))[];
  /**
   * Normalises and checks any string. Never throws for its content; a raw that is not a string throws a TypeError, an
   * unknown product a RangeError.
   */
  check(raw: string, options?: CheckOptions): CheckResult;
  /**
   * Groups a code as it is typed: separators as on the card, each as soon as a character follows it, and characters in
   * their plain form (`3f2a9` is `3F2A-9`). Repairs nothing. The caret stays with the character that it was behind. A text
   * that could be anything else than one code, or of a card without printed groups, or of no `product`, stays as it is.
   * Laying out what was laid out changes nothing.
   *
   * @param caret any number; one past the end counts as the end
   */
  layout(raw: string, caret: number, options?: CheckOptions): Laid;
  /** What the product's code is typed with; `letters` if `product` is omitted. */
  keyboard(options?: CheckOptions): Keyboard;
  /**
   * The kinds of cards that a text may hold, the likeliest first, at most 8. Never throws for its content; of more than
   * 4,096 units only the first are read.
   */
  detect(raw: string): readonly Detection[];
  /** Every card in a text of up to 1,048,576 units. Never throws for its content. */
  extract(text: string): Extraction;
  /**
   * A code out of what somebody spoke, as a recogniser wrote it down: digits and letters as words, homophones, number words,
   * spelling alphabets, "double seven". What was not heard for certain makes it `doubtful` and is pointed at, as is a
   * correction ("no, wait"); nothing is guessed. Have the person confirm `readBack`. Never throws for its content; a
   * transcript of more than 4,096 units is refused (`input-too-long`). A transcript that is not a string throws a TypeError,
   * an unknown product or locale a RangeError.
   */
  dictate(transcript: string, options?: DictateOptions): DictateResult;
  /**
   * Adds a shop's own kind of card: the same JSON as in `data/products` (docs/card-format.md). Its examples are checked.
   * Defining the same profile again does nothing. At most 8,192 can be defined.
   *
   * @returns its id
   * @throws ProfileError, a RangeError that names every field that is wrong; RangeError for an id that stands for
   *   another product already
   */
  defineProduct(profile: ProductProfile): string;
  /**
   * Takes a file that `npx cardmend filter build` has made of a shop's codes (docs/known-codes.md). From now on `check`
   * says of a right code of its product that is none of them that it is `doubtful`, with the finding `code-not-known`.
   * A file takes the place of the product's earlier one; one that is refused changes nothing. It stays in the module's
   * memory, about 9, 18 or 36 bits a code.
   *
   * @throws TypeError if `bytes` is none; RangeError if there is no memory for them
   */
  loadKnownCodes(bytes: Uint8Array | ArrayBuffer): KnownCodesResult;
  /** Forgets the known codes of a product, if there are some. An unknown id throws a RangeError. */
  dropKnownCodes(product: ProductId | (string & {})): void;
  /** Says why a binding failed and what to do. Never throws for the content of its fields. */
  explain(failure: Failure, evidence?: Evidence): Explanation;
  /**
   * Lets `explain` answer by a shop's own knowledge, made by `compileKnowledge` of `cardmend/knowledge`; `null` goes back
   * to the shipped one.
   *
   * @throws TypeError for anything else
   */
  useKnowledge(knowledge: CompiledKnowledge | null): void;
  /** Zeroes every buffer that has held a code. Each call does so too before it returns. */
  wipe(): void;
}

export interface LoadOptions {
  /** The language of messages; `en` if omitted. */
  readonly locale?: Locale;
  /** The wasm: where it is, its bytes, or a compiled module. Omitted: `cardmend.wasm` beside this module. */
  readonly wasm?: string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module;
}
