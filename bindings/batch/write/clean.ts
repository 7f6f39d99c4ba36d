/** The clean file of a list: the right rows, with columns of ours behind their own. */
import type { Opened } from '../read/open.ts';
import { byteOrderMark, cell } from './csv.ts';

/** The head of a clean file: its own headings, or numbers where it has none, and the columns of ours: three with numbers of the secret's cells. */
export function cleanHead({ plan, found }: Opened): string {
  const names = Array.from(
    { length: plan.width },
    (_, i) => found.heading?.[i] ?? (found.heading ? '' : String(i + 1)),
  );
  const number = plan.numberWithin ? ['cardmend_number'] : [];
  const cells = [...names, ...number, 'cardmend_product', 'cardmend_verdict'].map(text => cell(text));
  return `${byteOrderMark}${cells.join(',')}\r\n`;
}
