/** The answer of `check`: verdict, product and code at once, everything else when somebody asks for it. */
import { findingEffects, findingParams, type ProductId, type Verdict } from '#tables/keys.ts';
import { grouped } from './display.ts';
import type { Messages } from './messages.ts';
import { fieldAsked } from './options.ts';
import { fieldOf, groupsFor, type ProductInfo } from './products.ts';
import {
  type RawCandidate,
  type RawDoubt,
  type RawEdit,
  type RawFinding,
  type Report,
  unpack,
} from './report.ts';
import type { Candidate, CheckResult, Doubt, Edit, Finding } from './types.ts';

/** What results of one module share. */
export interface ResultContext {
  readonly messages: Messages;
  /** The same analysis of the same text again, with its lists: the core is a pure function, so nothing is kept. */
  report(raw: string, product: number, how: number): Report;
  /** The product at an index of the core; undefined for none. */
  product(index: number): ProductInfo | undefined;
  /** What people call it, in the locale. */
  productName(index: number): string;
}

/** Parameters that are up to four characters in one number. */
const textParams = ['readings', 'prefix', 'currency'];

/** The finding's parameters by name; its message takes a few more that follow from them. */
function paramsOf({ index, params }: RawFinding, context: ResultContext): Record<string, string | number> {
  const named: Record<string, string | number> = {};
  const names = findingParams[index] ?? [];
  names.forEach((name, i) => {
    const value = params[i] ?? 0;
    if (name === 'product') named[name] = context.product(value)?.id ?? '';
    else named[name] = textParams.includes(name) ? unpack(value) : value;
  });
  return named;
}

export function toFinding(finding: RawFinding, raw: string, context: ResultContext): Finding {
  const { messages } = context;
  const params = paramsOf(finding, context);
  const { have, want, readings, product } = params;
  const key = `finding.${finding.kind}`;
  return {
    kind: finding.kind,
    effect: findingEffects[finding.index] as Verdict,
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
      product: product === undefined ? '' : context.productName(finding.params[0]),
    }),
  };
}

export function toEdit({ kind, why, begin, end, to }: RawEdit, raw: string, messages: Messages): Edit {
  const from = raw.slice(begin, end);
  return { kind, span: [begin, end], from, to, why, message: messages.text(`edit.${why}`, { from, to }) };
}

export function toCandidate({ code, perMille, changes }: RawCandidate, display: string): Candidate {
  return { code, display, probability: perMille / 1000, changes };
}

export function toDoubt({ begin, end, index, perMille, readings }: RawDoubt): Doubt {
  return { span: [begin, end], index, probability: perMille / 1000, readings: [...readings] };
}

/**
 * All of it is private: printing or serialising a result shows no code by accident.
 */
export class Result implements CheckResult {
  readonly #context: ResultContext;
  readonly #raw: string;
  /** What `check` was asked for: an index, or -1 to detect. */
  readonly #asked: number;
  /** How, as `howOf` has it. */
  readonly #how: number;
  readonly #info: ProductInfo | undefined;
  readonly #verdict: Verdict;
  readonly #code: string;
  #report: Report | undefined;
  #findings: readonly Finding[] | undefined;
  #edits: readonly Edit[] | undefined;
  #candidates: readonly Candidate[] | undefined;
  #doubts: readonly Doubt[] | undefined;

  constructor(
    context: ResultContext,
    raw: string,
    asked: number,
    how: number,
    verdict: Verdict,
    code: string,
    info: ProductInfo | undefined,
  ) {
    this.#context = context;
    this.#raw = raw;
    this.#asked = asked;
    this.#how = how;
    this.#info = info;
    this.#verdict = verdict;
    this.#code = code;
  }

  #lists(): Report {
    this.#report ??= this.#context.report(this.#raw, this.#asked, this.#how);
    return this.#report;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  get product(): ProductId | (string & {}) | null {
    return this.#info?.id ?? null;
  }

  get code(): string {
    return this.#code;
  }

  get display(): string {
    return this.#grouped(this.#code);
  }

  #grouped(code: string): string {
    return grouped(code, groupsFor(this.#info, fieldOf(this.#info, fieldAsked(this.#how)), code.length));
  }

  get number(): string {
    return this.#lists().number;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#lists().findings.map(finding => toFinding(finding, this.#raw, this.#context));
    return this.#findings;
  }

  get edits(): readonly Edit[] {
    this.#edits ??= this.#lists().edits.map(edit => toEdit(edit, this.#raw, this.#context.messages));
    return this.#edits;
  }

  get candidates(): readonly Candidate[] {
    this.#candidates ??= this.#lists().candidates.map(candidate =>
      toCandidate(candidate, this.#grouped(candidate.code)),
    );
    return this.#candidates;
  }

  get doubts(): readonly Doubt[] {
    this.#doubts ??= this.#lists().doubts.map(toDoubt);
    return this.#doubts;
  }
}
