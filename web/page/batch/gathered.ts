/** What a run has given so far: what the page shows of it, and the files that it makes. */
import type { Locale } from '#tables/keys.ts';
import type { ExceptionKind } from '../../../bindings/batch/check/types.ts';
import type { FoundColumns } from '../../../bindings/batch/columns/types.ts';
import type { Opened } from '../../../bindings/batch/read/open.ts';
import type { Collected, ToldException } from '../../../bindings/batch/report/collector.ts';
import type { Counts } from '../../../bindings/batch/report/counts.ts';
import { cleanHead } from '../../../bindings/batch/write/clean.ts';
import {
  columnName,
  exceptionsHead,
  type NamedFile,
  whatText,
} from '../../../bindings/batch/write/exceptions.ts';
import { listNames } from '../../../bindings/batch/write/names.ts';
import { reportHtml, reportRows } from '../../../bindings/batch/write/report.ts';
import { sellerRows, sellerText } from '../../../bindings/batch/write/seller.ts';
import { nameOf, type Tell, todoOf } from '../../../bindings/batch/write/texts.ts';
import { tookText } from '../../../bindings/batch/write/took.ts';
import { warningsText } from '../../../bindings/batch/write/warnings.ts';
import { GrowingFile } from './growing_file.ts';
import type { Done, Progress, ShownException } from './messages.ts';

/** Exceptions that the page lists; all are in the file. */
const mostShown = 10;

/** Rows of the text for the seller that the report shows. */
const mostInReport = 20;

const csv = 'text/csv;charset=utf-8';

export class Gathered {
  /** Exceptions that are told one by one. */
  static readonly mostExceptions = Math.max(reportRows, sellerRows);
  /** What a person should know of the files. */
  readonly notes: string[] = [];
  readonly #tell: Tell;
  readonly #counts: Counts;
  readonly #productName: (id: string) => string;
  /** Of the file that is read, until its columns are found. */
  #name: string | null = null;
  readonly #named: NamedFile[] = [];
  readonly #found: FoundColumns[] = [];
  readonly #first: ToldException[] = [];
  readonly #clean: GrowingFile[] = [];
  readonly #exceptions = new GrowingFile();

  constructor(tell: Tell, counts: Counts, productName: (id: string) => string) {
    this.#tell = tell;
    this.#counts = counts;
    this.#productName = productName;
    this.#exceptions.text(exceptionsHead(tell));
  }

  begin(name: string): void {
    this.#name = name;
  }

  /** What blocks of the file gave, and what was found of it as soon as it is. */
  take(parts: readonly Collected[], opened: Opened | undefined): void {
    if (this.#name !== null && opened !== undefined) this.#open(this.#name, opened);
    for (const { clean, told, exceptions } of parts) {
      for (const bytes of clean) this.#clean.at(-1)?.bytes(bytes);
      for (const bytes of told) this.#exceptions.bytes(bytes);
      const wanted = Gathered.mostExceptions - this.#first.length;
      if (wanted > 0) this.#first.push(...exceptions.slice(0, wanted));
    }
  }

  shown(): Pick<Progress, 'notes' | 'counts' | 'exceptions'> {
    const { rows, valid, repaired, exceptions, findings, products, values } = this.#counts;
    const tell = this.#tell;
    const took = this.#found.map((found, i) =>
      tookText(tell, this.#named[i]?.name ?? '', found, this.#productName),
    );
    const named = (of: typeof products, nameOfOne: (name: string) => string) =>
      of.map(({ name, count }) => ({ name: nameOfOne(name), count }));
    return {
      notes: [...took, ...this.#warnings(), ...this.notes],
      counts: {
        ...{ rows, valid, repaired, exceptions, values },
        findings: named(findings, name => nameOf(tell, name as ExceptionKind)),
        products: named(products, this.#productName),
      },
      exceptions: this.#first.slice(0, mostShown).map(one => this.#shown(one)),
    };
  }

  /** The files, when all is read. */
  ended(locale: Locale, seconds: number): Pick<Done, 'clean' | 'exceptionsFile' | 'report' | 'seller'> {
    const tell = this.#tell;
    const names = listNames(this.#named.map(({ name }) => name));
    const seller = (rows: number) =>
      sellerText(tell, this.#counts, this.#named, this.#first.slice(0, rows), names.exceptions);
    const report = reportHtml({
      ...{ locale, tell, counts: this.#counts, files: this.#named, productName: this.#productName },
      warnings: this.#warnings(),
      exceptions: this.#first.slice(0, reportRows),
      date: new Date().toISOString().slice(0, 16).replace('T', ' '),
      seconds,
      exceptionsFile: names.exceptions,
      sellerFile: names.seller(locale),
      sellerText: seller(mostInReport),
    });
    return {
      clean: this.#clean.map((file, i) => ({ name: names.clean[i] ?? '', blob: file.blob(csv) })),
      exceptionsFile: { name: names.exceptions, blob: this.#exceptions.blob(csv) },
      report: { name: names.report, blob: new Blob([report], { type: 'text/html' }) },
      seller: seller(sellerRows),
    };
  }

  #warnings(): string[] {
    return this.#found.flatMap((found, i) => warningsText(this.#tell, this.#named[i]?.name ?? '', found));
  }

  #open(name: string, opened: Opened): void {
    this.#name = null;
    this.#named.push({ name, plan: opened.plan });
    this.#found.push(opened.found);
    const clean = new GrowingFile();
    clean.text(cleanHead(opened));
    this.#clean.push(clean);
  }

  #shown(one: ToldException): ShownException {
    const file = this.#named[one.file];
    return {
      row: one.row,
      column: file === undefined ? '' : columnName(file.plan, one.column),
      number: one.number,
      secret: one.secret,
      what: whatText(this.#tell, one, one.first),
      todo: todoOf(this.#tell, one.kind),
    };
  }
}
