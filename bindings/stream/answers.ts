/** A row's answer: the fields that were asked for, in the order in which they were. */
import { findings as findingKinds, verdicts } from '#tables/keys.ts';
import type { AnswerWords } from '#tables/wire.ts';
import { takeUnits } from '../js/core/units.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import { type AnswerField, errorVerdict, type Format, type RowError } from './protocol.ts';
import type { Answers, RowChecker } from './rows.ts';
import { Sink } from './sink.ts';

/** What the answer to any clean code of a product is, around the code. */
interface CleanAnswer {
  readonly before: Uint8Array;
  /** Undefined if the code was not asked for: the answer is all in `before`. */
  readonly after: Uint8Array | undefined;
}

/** Why a row could not be read, in words. */
export type ErrorTexts = Readonly<Record<RowError, string>>;

export interface AnswerOptions {
  readonly format: Format;
  /** Each at most once. */
  readonly fields: readonly AnswerField[];
  readonly errors: ErrorTexts;
}

/** By field; `null` for none. */
type Values = Readonly<Record<Exclude<AnswerField, 'findings'>, string | null>> & {
  readonly findings: readonly string[];
};

/** What is not said of a row that could not be read, nor found in a clean code. */
const nothing = {
  product: null,
  finding: null,
  message: null,
  findings: [],
  code: '',
  display: '',
  number: '',
};

type Words = Pick<RowChecker, 'idOf' | 'display' | 'message'>;

export class AnswerWriter implements Answers {
  readonly needsRaw: boolean;
  readonly sink = new Sink();
  readonly #checker: Words;
  readonly #dialect: Dialect;
  readonly #fields: readonly AnswerField[];
  readonly #errors: ErrorTexts;
  /** By product. */
  readonly #clean: (CleanAnswer | undefined)[] = [];

  constructor(checker: Words, { format, fields, errors }: AnswerOptions) {
    this.#checker = checker;
    this.#dialect = dialectOf(format);
    this.#fields = fields;
    this.#errors = errors;
    this.needsRaw = fields.includes('message');
  }

  error(error: RowError): void {
    const message = this.#errors[error];
    this.#row({ ...nothing, verdict: errorVerdict, finding: error, message, findings: [error] });
  }

  clean(product: number, units: Uint16Array, count: number): void {
    if (this.#fields.includes('display')) {
      const code = takeUnits(units, count);
      this.#row({ ...this.#cleanValues(product), code, display: this.#checker.display(product, code) });
      return;
    }
    this.#clean[product] ??= this.#cleanAnswer(product);
    const { before, after } = this.#clean[product] as CleanAnswer;
    this.sink.copy(before);
    if (after === undefined) {
      units.fill(0, 0, count);
    } else {
      this.#dialect.code(this.sink, units, count);
      this.sink.copy(after);
    }
  }

  answer({ verdict, product, findings, code, number }: AnswerWords, raw: string): void {
    const checker = this.#checker;
    const [first] = findings;
    const kinds = findings.map(({ kind }) => findingKinds[kind] as string);
    this.#row({
      ...{ code, number, findings: kinds },
      verdict: verdicts[verdict] as string,
      product: product < 0 ? null : checker.idOf(product),
      finding: kinds[0] ?? null,
      message: first === undefined || !this.needsRaw ? null : checker.message(first, raw),
      display: this.#fields.includes('display') ? checker.display(product, code) : '',
    });
  }

  #cleanValues(product: number): Values {
    return { ...nothing, verdict: 'valid', product: this.#checker.idOf(product) };
  }

  #cleanAnswer(product: number): CleanAnswer {
    const values = this.#cleanValues(product);
    const at = this.#fields.indexOf('code');
    const sink = new Sink();
    const taken = () => {
      const bytes = sink.written().slice();
      sink.empty();
      return bytes;
    };
    this.#write(sink, values, 0, at < 0 ? this.#fields.length : at);
    if (at < 0) {
      this.#dialect.close(sink);
      return { before: taken(), after: undefined };
    }
    this.#dialect.open(sink, 'code', at === 0);
    const before = taken();
    this.#write(sink, values, at + 1, this.#fields.length);
    this.#dialect.close(sink);
    return { before, after: taken() };
  }

  #row(values: Values): void {
    this.#write(this.sink, values, 0, this.#fields.length);
    this.#dialect.close(this.sink);
  }

  #write(sink: Sink, values: Values, from: number, to: number): void {
    const dialect = this.#dialect;
    for (let i = from; i < to; ++i) {
      const field = this.#fields[i] as AnswerField;
      dialect.open(sink, field, i === 0);
      if (field === 'findings') {
        dialect.list(sink, values.findings);
        continue;
      }
      const value = values[field];
      if (value === null) dialect.nothing(sink);
      else dialect.text(sink, value);
    }
  }
}
