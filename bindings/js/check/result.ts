/** The answer of `check`: one answer to the module as it was then, put into words when somebody asks for them. */
import {
  type EditKind,
  type EditReason,
  editReasonKinds,
  editReasons,
  type FindingKind,
  findingEffects,
  findingParams,
  findings,
  type ProductId,
  type Verdict,
} from '#tables/keys.ts';
import type { AnswerWords, CandidateWords, DoubtWords, EditWords, FindingWords } from '#tables/wire.ts';
import { unpack } from '../core/words.ts';
import type { Messages } from '../messages/messages.ts';
import { fieldOf, groupsFor, type ProductInfo } from '../products/info.ts';
import { grouped } from './display.ts';
import { fieldAsked } from './options.ts';
import type { Candidate, Doubt, Edit, Finding, PartResult } from './types.ts';

/** A text that is nothing but a right code: its verdict is `valid`. */
export interface CleanCode {
  /** Its index. */
  readonly product: number;
  readonly code: string;
  /** What is left to look for beside it; 0 for nothing. */
  readonly offers: number;
}

/** What the core said of any other text. */
export interface WholeAnswer {
  readonly verdict: Verdict;
  readonly words: Int32Array;
  /** The whole may say more. */
  readonly more: boolean;
}

/** What results of one module share. None of it ever says anything else than before. */
export interface ResultContext {
  readonly messages: Messages;
  /** A copy of an answer's words. */
  read(words: Int32Array): AnswerWords;
  /** A text once more as the product that its answer named, with the offers that were left. */
  answerTo(raw: string, product: number, how: number, offers: number): AnswerWords;
  /** The product at an index of the core; undefined for none. */
  product(index: number): ProductInfo | undefined;
  /** What people call it, in the locale. */
  productName(index: number): string;
}

/** Parameters that are up to four characters in one number. */
const textParams = ['readings', 'prefix', 'currency'];

/** The finding's parameters by name; its message takes a few more that follow from them. */
function paramsOf({ kind, params }: FindingWords, context: ResultContext): Record<string, string | number> {
  const named: Record<string, string | number> = {};
  const names = findingParams[kind] ?? [];
  names.forEach((name, i) => {
    const value = params[i] ?? 0;
    if (name === 'product') named[name] = context.product(value)?.id ?? '';
    else named[name] = textParams.includes(name) ? unpack(value) : value;
  });
  return named;
}

/** The texts' keys, by the core's index: a key that is put together anew is looked up much slower. */
const findingKeys = findings.map(kind => `finding.${kind}`);
const editKeys = editReasons.map(reason => `edit.${reason}`);

export function toFinding(finding: FindingWords, raw: string, context: ResultContext): Finding {
  const { messages } = context;
  const params = paramsOf(finding, context);
  const { have, want, readings, product } = params;
  const kind = findings[finding.kind] as FindingKind;
  const key = findingKeys[finding.kind] as string;
  return {
    kind,
    effect: findingEffects[finding.kind] as Verdict,
    span: [finding.begin, finding.end],
    key,
    params,
    message: messages.text(key, {
      ...params,
      // Whole spans may hold the code; a message names single characters only.
      char: finding.end - finding.begin <= 2 ? raw.slice(finding.begin, finding.end) : '',
      missing: Number(want) - Number(have),
      excess: Number(have) - Number(want),
      readings: messages.either([...String(readings ?? '')]),
      // The only finding that names a product has it as its first parameter.
      product: product === undefined ? '' : context.productName(finding.params[0] ?? -1),
    }),
  };
}

export function toEdit(
  { reason, toLength, begin, end, to }: EditWords,
  raw: string,
  messages: Messages,
): Edit {
  const from = raw.slice(begin, end);
  const put = to.slice(0, toLength);
  const why = editReasons[reason] as EditReason;
  const message = messages.text(editKeys[reason] as string, { from, to: put });
  return { kind: editReasonKinds[reason] as EditKind, span: [begin, end], from, to: put, why, message };
}

export function toCandidate(
  { code, probability, changes, changeCount }: CandidateWords,
  display: string,
): Candidate {
  return {
    code,
    display,
    probability: probability / 1000,
    changes: changes
      .slice(0, changeCount)
      .map(({ index, from, to }) => ({ index, from: unpack(from), to: unpack(to) })),
  };
}

export function toDoubt({ begin, end, index, probability, readings }: DoubtWords): Doubt {
  return { span: [begin, end], index, probability: probability / 1000, readings: [...readings] };
}

/** What somebody has read of a result. */
interface Read {
  answer?: AnswerWords;
  offered?: AnswerWords;
  findings?: readonly Finding[];
  edits?: readonly Edit[];
  candidates?: readonly Candidate[];
  doubts?: readonly Doubt[];
}

/**
 * All of it is private: printing or serialising a result shows no code by accident. What the core said is kept, not asked
 * again: known codes and products may have changed since. Only what nothing can change is left for when somebody reads
 * it: a clean code's edits, and the offers, whose search is most of the work. Fields are few, since making them is a fifth
 * of what checking a clean code takes.
 */
export class Result implements PartResult {
  readonly #context: ResultContext;
  readonly #raw: string;
  /** How it was asked for, as `howOf` has it. */
  readonly #how: number;
  readonly #found: CleanCode | WholeAnswer;
  #read: Read | undefined;

  constructor(context: ResultContext, raw: string, how: number, found: CleanCode | WholeAnswer) {
    this.#context = context;
    this.#raw = raw;
    this.#how = how;
    this.#found = found;
  }

  get #seen(): Read {
    this.#read ??= {};
    return this.#read;
  }

  #all(): AnswerWords {
    const found = this.#found;
    this.#seen.answer ??=
      'code' in found
        ? this.#context.answerTo(this.#raw, found.product, this.#how, 0)
        : this.#context.read(found.words);
    return this.#seen.answer;
  }

  /** What is asked for most, without asking the core again where it has said that. */
  #said(): CleanCode {
    return 'code' in this.#found ? this.#found : this.#all();
  }

  /** The answer with its candidates and doubts. */
  #withOffers(): AnswerWords {
    const { product, offers } = this.#said();
    if (offers === 0) return this.#all();
    this.#seen.offered ??= this.#context.answerTo(this.#raw, product, this.#how, offers);
    return this.#seen.offered;
  }

  #info(): ProductInfo | undefined {
    return this.#context.product(this.#said().product);
  }

  get verdict(): Verdict {
    return 'code' in this.#found ? 'valid' : this.#found.verdict;
  }

  get product(): ProductId | (string & {}) | null {
    return this.#info()?.id ?? null;
  }

  get code(): string {
    return this.#said().code;
  }

  get display(): string {
    return this.#grouped(this.code);
  }

  #grouped(code: string): string {
    const info = this.#info();
    return grouped(code, groupsFor(info, fieldOf(info, fieldAsked(this.#how)), code.length));
  }

  get number(): string {
    return 'code' in this.#found ? '' : this.#all().number;
  }

  get findings(): readonly Finding[] {
    // A clean code has none: the core need not be asked.
    const found = 'code' in this.#found ? [] : this.#all().findings;
    this.#seen.findings ??= found.map(finding => toFinding(finding, this.#raw, this.#context));
    return this.#seen.findings;
  }

  get edits(): readonly Edit[] {
    this.#seen.edits ??= this.#all().edits.map(edit => toEdit(edit, this.#raw, this.#context.messages));
    return this.#seen.edits;
  }

  get candidates(): readonly Candidate[] {
    this.#seen.candidates ??= this.#withOffers().candidates.map(candidate =>
      toCandidate(candidate, this.#grouped(candidate.code)),
    );
    return this.#seen.candidates;
  }

  get fullMaySayMore(): boolean {
    return !('code' in this.#found) && this.#found.more;
  }

  get doubts(): readonly Doubt[] {
    this.#seen.doubts ??= this.#withOffers().doubts.map(toDoubt);
    return this.#seen.doubts;
  }
}
