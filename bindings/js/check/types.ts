/**
 * What `check` takes and gives. Positions are UTF-16 units in the raw text, as `selectionStart` counts them; spans are half
 * open; probabilities lie in 0..1.
 */
import type { EditKind, EditReason, FindingKind, InputWay, ProductId, Verdict } from '#tables/keys.ts';

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
  /** The likeliest first, at most five; none if no reading is likely enough to be offered. Looked for when first read. */
  readonly candidates: readonly Candidate[];
  /** Where the code may be wrong, in order: told even where there are no candidates. */
  readonly doubts: readonly Doubt[];
}

/** An answer of the small part. */
export interface PartResult extends CheckResult {
  /**
   * True if the whole may say more or otherwise to the same question: which code
   * was meant, that the text holds another product's card or names another region. False says that it is the whole
   * answer. Lists of known codes apart: only the whole has them.
   */
  readonly fullMaySayMore: boolean;
}

export interface CheckOptions {
  /** The product to check as. Omitted: detected. An unknown id is misuse and throws a RangeError. */
  readonly product?: ProductId | (string & {}) | undefined;
  /** What the field asks for: the secret, which is the default, or the card's number. */
  readonly field?: 'secret' | 'number' | undefined;
  /** How the text got into the field: it says which slips are likely. `mixed`, not known, if omitted. */
  readonly input?: InputWay | undefined;
  /**
   * True when the person is done: a code that is too short has then lost characters, and candidates for it are offered.
   * Otherwise it is taken to be still on its way.
   */
  readonly finished?: boolean | undefined;
}

/** As the small part takes them: it does not detect what a text is of. */
export interface NamedCheckOptions extends CheckOptions {
  readonly product: ProductId | (string & {});
}
