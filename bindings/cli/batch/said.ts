import { basename } from 'node:path';
import { type Locale, locales } from '#tables/keys.ts';
import type { ListNames } from '../../batch/write/names.ts';
import { reportHtml, reportRows } from '../../batch/write/report.ts';
import { sellerText } from '../../batch/write/seller.ts';
import { type Tell, teller } from '../../batch/write/texts.ts';
import type { Given } from './given.ts';
import type { BatchOptions } from './options.ts';
import type { Batch } from './run.ts';

/** Writes what is known when all rows were read: the report, and the texts for the seller. */
export function finish(
  batch: Batch,
  names: ListNames,
  given: Given,
  tell: Tell,
  locale: Locale,
  begun: number,
): void {
  const { counts, written, named, first, warnings } = batch;
  const list = basename(names.exceptions);
  for (const [language, output] of written.sellers)
    output.text(sellerText(teller(language), counts, named, first, list));
  written.report.text(
    reportHtml({
      locale,
      tell,
      counts,
      warnings,
      files: named,
      exceptions: first.slice(0, reportRows),
      productName: given.productName,
      date: new Date().toISOString().slice(0, 16).replace('T', ' '),
      seconds: (performance.now() - begun) / 1000,
      exceptionsFile: list,
      sellerFile: basename(names.seller(locale)),
      sellerText: sellerText(tell, counts, named, first.slice(0, 20), list),
    }),
  );
}

export function tellEnd(batch: Batch, names: ListNames, options: BatchOptions, tell: Tell): void {
  const { rows, valid, repaired, exceptions, files, findings, products, values } = batch.counts;
  const seller = locales.map(locale => names.seller(locale));
  if (options.json === true) {
    const outputs = { clean: names.clean, exceptions: names.exceptions, report: names.report, seller };
    const columns = batch.found.map(({ secret, number, numberWithin, otherSecrets, value, expiry }) => ({
      secret,
      number,
      numberWithin,
      otherSecrets,
      value,
      expiry,
    }));
    const withColumns = files.map((file, i) => ({ ...file, columns: columns[i] }));
    console.log(
      JSON.stringify({
        rows,
        valid,
        repaired,
        exceptions,
        warnings: batch.warnings,
        files: withColumns,
        findings,
        products,
        values,
        outputs,
      }),
    );
    return;
  }
  console.log(tell('batch.summary', { rows, valid, repaired, exceptions }));
  const all = [...names.clean, names.exceptions, names.report, ...seller];
  console.log(tell('batch.wrote', { files: all.join(tell('batch.took-between')) }));
}
