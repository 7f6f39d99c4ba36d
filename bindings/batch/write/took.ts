/** Which columns of a file were taken, and why, as one line. */
import type { FoundColumns } from '../columns/types.ts';
import type { Tell } from './texts.ts';

export function tookText(
  tell: Tell,
  file: string,
  found: FoundColumns,
  productName: (id: string) => string,
): string {
  const placeOf = (index: number) => {
    const heading = found.heading?.[index]?.trim() ?? '';
    return { index: index + 1, heading: heading === '' ? '' : tell('batch.took-heading', { heading }) };
  };
  const columns = (['secret', 'number', 'value', 'expiry'] as const).flatMap(role => {
    const column = found[role];
    if (column === null) return [];
    const why = tell(`batch.why-${column.why}`);
    return [tell('batch.took-column', { role: tell(`batch.${role}`), ...placeOf(column.index), why })];
  });
  if (found.numberWithin) columns.push(tell('batch.took-within'));
  const other = found.otherNumber;
  if (other !== null) columns.push(tell('batch.left-out', placeOf(other.index)));
  return tell('batch.took', {
    file,
    product: productName(found.product),
    columns: columns.join(tell('batch.took-between')),
  });
}
