/** The core's answer to a transcript as an object that shows no code by accident. */
import { type Verdict, verdicts } from '#tables/keys.ts';
import { type AnswerWords, readDictation } from '#tables/wire.ts';
import { grouped } from '../check/display.ts';
import { type ResultContext, toCandidate, toDoubt, toEdit, toFinding } from '../check/result.ts';
import type { Candidate, Doubt, Edit, Finding } from '../check/types.ts';
import type { Core } from '../core/core.ts';
import type { WholeExports } from '../core/exports.ts';
import { type Field, fields } from '../products/field.ts';
import { fieldOf, groupsFor } from '../products/info.ts';
import type { DictateResult } from './types.ts';

/** An answer, and the groups to read back. */
interface Dictated extends AnswerWords {
  readonly groups: readonly number[];
}

/** All of it is private: printing or serialising it shows no code. */
class Dictation implements DictateResult {
  readonly #context: ResultContext;
  readonly #transcript: string;
  readonly #answer: Dictated;
  /** The printed groups of the code. */
  readonly #layout: readonly number[];

  constructor(context: ResultContext, transcript: string, answer: Dictated, layout: readonly number[]) {
    this.#context = context;
    this.#transcript = transcript;
    this.#answer = answer;
    this.#layout = layout;
  }

  get verdict(): Verdict {
    return verdicts[this.#answer.verdict] as Verdict;
  }

  get product(): string | null {
    return this.#context.product(this.#answer.product)?.id ?? null;
  }

  get code(): string {
    return this.#answer.code;
  }

  get display(): string {
    return grouped(this.code, this.#layout);
  }

  get number(): string {
    return this.#answer.number;
  }

  get findings(): readonly Finding[] {
    return this.#answer.findings.map(finding => toFinding(finding, this.#transcript, this.#context));
  }

  get edits(): readonly Edit[] {
    return this.#answer.edits.map(edit => toEdit(edit, this.#transcript, this.#context.messages));
  }

  get candidates(): readonly Candidate[] {
    return this.#answer.candidates.map(candidate =>
      toCandidate(candidate, grouped(candidate.code, this.#layout)),
    );
  }

  get doubts(): readonly Doubt[] {
    return this.#answer.doubts.map(toDoubt);
  }

  get readBack(): readonly string[] {
    let at = 0;
    return this.#answer.groups.map(length => {
      at += length;
      return this.code.slice(at - length, at);
    });
  }
}

export interface Question {
  /** Already in the core's input, unless it is too long. */
  readonly transcript: string;
  readonly product: number;
  readonly field: Field;
  readonly locale: number;
}

export function dictate(core: Core<WholeExports>, context: ResultContext, question: Question): DictateResult {
  const { transcript, product, field, locale } = question;
  const words = core.exports.cm_dictate(product, fields.indexOf(field), locale, transcript.length);
  const { answer, groups } = readDictation(core.read(words));
  const info = context.product(answer.product);
  const layout = groupsFor(info, fieldOf(info, field), answer.code.length);
  return new Dictation(context, transcript, { ...answer, groups }, layout);
}
