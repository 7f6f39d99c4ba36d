/** The report: one file of HTML that needs nothing else, with bars of CSS; it holds counts and masked codes. */
import type { Locale } from '#tables/keys.ts';
import type { ExceptionKind } from '../check/types.ts';
import type { ToldException } from '../report/collector.ts';
import { type Counts, type Tally, withRest } from '../report/counts.ts';
import { columnName, type NamedFile, whatText } from './exceptions.ts';
import { reportStyle } from './report_style.ts';
import { nameOf, type Tell, todoOf } from './texts.ts';

/** Exceptions that the report shows; the others are in the CSV. */
export const reportRows = 200;

/** Face values and products that have a bar of their own; the rest share one. */
const mostBars = 12;

export interface ReportOptions {
  readonly locale: Locale;
  readonly tell: Tell;
  readonly counts: Counts;
  /** What must be known before the clean lists are used. */
  readonly warnings: readonly string[];
  readonly files: readonly NamedFile[];
  /** The first exceptions, `reportRows` at most. */
  readonly exceptions: readonly ToldException[];
  /** What a product is called. */
  readonly productName: (id: string) => string;
  /** The date as it is to be shown, and how long the run took. */
  readonly date: string;
  readonly seconds: number;
  /** The files that have all of it. */
  readonly exceptionsFile: string;
  readonly sellerFile: string;
  /** The text for the seller without its rows. */
  readonly sellerText: string;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function bars(
  title: string,
  tallies: readonly Tally[],
  called: (name: string) => string,
  tone: string,
): string {
  if (tallies.length === 0) return '';
  const rows = withRest(
    tallies.map(({ name, count }) => ({ name: called(name), count })),
    mostBars,
  );
  const most = Math.max(...rows.map(({ count }) => count));
  const items = rows.map(
    ({ name, count }) =>
      `<tr><th scope="row">${escaped(name)}</th><td class="bar"><span class="${tone}" style="width:${((100 * count) / most).toFixed(1)}%"></span></td><td class="count">${count}</td></tr>`,
  );
  return `<section><h2>${escaped(title)}</h2><table class="bars">${items.join('')}</table></section>`;
}

function tile(name: string, count: number, tone: string): string {
  return `<div class="tile ${tone}"><strong>${count}</strong><span>${escaped(name)}</span></div>`;
}

function fileRows({ counts, tell, productName }: ReportOptions): string {
  const head = [
    'file',
    'product',
    'report.rows',
    'report.valid',
    'report.repaired',
    'report.exceptions',
  ] as const;
  const cells = head.map(key => `<th scope="col">${escaped(tell(`batch.${key}`))}</th>`).join('');
  const rows = counts.files.map(
    ({ name, product, rows, valid, repaired, exceptions }) =>
      `<tr><td>${escaped(name)}</td><td>${escaped(productName(product))}</td>${[rows, valid, repaired, exceptions].map(count => `<td class="count">${count}</td>`).join('')}</tr>`,
  );
  return `<section><h2>${escaped(tell('batch.report.files'))}</h2><table class="rows"><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function exceptionRows({ exceptions, files, tell }: ReportOptions): string {
  const head = ['file', 'row', 'column', 'number', 'secret', 'what', 'todo'] as const;
  const cells = head.map(key => `<th scope="col">${escaped(tell(`batch.${key}`))}</th>`).join('');
  const rows = exceptions.map(one => {
    const file = files[one.file];
    if (file === undefined) return '';
    const texts = [
      file.name,
      String(one.row),
      columnName(file.plan, one.column),
      one.number,
      one.secret,
      whatText(tell, one, one.first),
      todoOf(tell, one.kind),
    ];
    return `<tr>${texts.map(text => `<td>${escaped(text)}</td>`).join('')}</tr>`;
  });
  const title = tell('batch.report.table', { count: exceptions.length });
  return `<section><h2>${escaped(title)}</h2><table class="rows"><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

export function reportHtml(options: ReportOptions): string {
  const { locale, tell, counts, productName } = options;
  const whatName = (kind: string) => nameOf(tell, kind as ExceptionKind);
  const tiles = [
    tile(tell('batch.report.rows'), counts.rows, ''),
    tile(tell('batch.report.valid'), counts.valid, 'good'),
    tile(tell('batch.report.repaired'), counts.repaired, 'mended'),
    tile(tell('batch.report.exceptions'), counts.exceptions, counts.exceptions > 0 ? 'bad' : 'good'),
  ].join('');
  const none = counts.exceptions === 0;
  const seller = `<section><h2>${escaped(tell('batch.report.seller'))}</h2><p>${escaped(tell('batch.report.note', { file: options.exceptionsFile, seller: options.sellerFile }))}</p><pre>${escaped(options.sellerText)}</pre></section>`;
  const title = tell('batch.report.title');
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p class="when">${escaped(tell('batch.report.when', { date: options.date, seconds: options.seconds.toFixed(1) }))}</p>
<div class="tiles">${tiles}</div>
${options.warnings.map(text => `<section class="warning">${escaped(text)}</section>`).join('')}
${none ? `<p>${escaped(tell('batch.report.none'))}</p>` : bars(tell('batch.report.findings'), counts.findings, whatName, 'bad')}
<div class="pair">${bars(tell('batch.report.products'), counts.products, productName, 'good')}${bars(tell('batch.report.values'), counts.values, name => name || tell('batch.report.no-value'), 'mended')}</div>
${fileRows(options)}
${none ? '' : exceptionRows(options) + seller}
</main>
</body>
</html>
`;
}
