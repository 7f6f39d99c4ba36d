/** The answer of `check`: verdict, product and code at once, everything else when somebody asks for it. */
import { findingParams, type ProductId, type Verdict } from '#tables/keys.ts';
import type { ProductInfo } from '#tables/products.ts';
import { grouped } from './display.ts';
import type { Messages } from './messages.ts';
import { type RawCandidate, type RawEdit, type RawFinding, type Report, unpack } from './report.ts';
import type { Candidate, CheckResult, Edit, Finding } from './types.ts';

/** What results of one module share. */
export interface ResultContext {
  readonly messages: Messages;
  /** The same analysis of the same text again, with its lists: the core is a pure function, so nothing is kept. */
  report(raw: string, product: number): Report;
}

/** The finding's parameters by name; its message takes a few more that follow from them. */
function paramsOf({ index, params }: RawFinding): Record<string, string | number> {
  const named: Record<string, string | number> = {};
  const names = findingParams[index] ?? [];
  names.forEach((name, i) => {
    named[name] = name === 'readings' ? unpack(params[i] ?? 0) : (params[i] ?? 0);
  });
  return named;
}

function toFinding(finding: RawFinding, raw: string, messages: Messages): Finding {
  const params = paramsOf(finding);
  const { have, want, readings } = params;
  const key = `finding.${finding.kind}`;
  return {
    kind: finding.kind,
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
    }),
  };
}

function toEdit({ kind, why, begin, end, to }: RawEdit, raw: string, messages: Messages): Edit {
  const from = raw.slice(begin, end);
  return { kind, span: [begin, end], from, to, why, message: messages.text(`edit.${why}`, { from, to }) };
}

function toCandidate({ code, perMille, changes }: RawCandidate, groups: readonly number[]): Candidate {
  return { code, display: grouped(code, groups), probability: perMille / 1000, changes };
}

/**
 * All of it is private: printing or serialising a result shows no code by accident.
 */
export class Result implements CheckResult {
  readonly #context: ResultContext;
  readonly #raw: string;
  /** What `check` was asked for: an index, or -1 to detect. */
  readonly #asked: number;
  readonly #info: ProductInfo | undefined;
  readonly #verdict: Verdict;
  readonly #code: string;
  #report: Report | undefined;
  #findings: readonly Finding[] | undefined;
  #edits: readonly Edit[] | undefined;
  #candidates: readonly Candidate[] | undefined;

  constructor(
    context: ResultContext,
    raw: string,
    asked: number,
    verdict: Verdict,
    code: string,
    info: ProductInfo | undefined,
  ) {
    this.#context = context;
    this.#raw = raw;
    this.#asked = asked;
    this.#info = info;
    this.#verdict = verdict;
    this.#code = code;
  }

  #lists(): Report {
    this.#report ??= this.#context.report(this.#raw, this.#asked);
    return this.#report;
  }

  get verdict(): Verdict {
    return this.#verdict;
  }

  get product(): ProductId | null {
    return (this.#info?.id as ProductId | undefined) ?? null;
  }

  get code(): string {
    return this.#code;
  }

  get display(): string {
    return grouped(this.#code, this.#info?.groups ?? []);
  }

  get number(): string {
    return this.#lists().number;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#lists().findings.map(finding =>
      toFinding(finding, this.#raw, this.#context.messages),
    );
    return this.#findings;
  }

  get edits(): readonly Edit[] {
    this.#edits ??= this.#lists().edits.map(edit => toEdit(edit, this.#raw, this.#context.messages));
    return this.#edits;
  }

  get candidates(): readonly Candidate[] {
    this.#candidates ??= this.#lists().candidates.map(candidate =>
      toCandidate(candidate, this.#info?.groups ?? []),
    );
    return this.#candidates;
  }
}
