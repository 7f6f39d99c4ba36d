/** Which columns of a file were taken, and why, as one line. */
import type { FoundColumns } from '../columns/types.ts';
import type { Tell } from './texts.ts';

export function tookText(
  tell: Tell,
  file: string,
  found: FoundColumns,
  productName: (id: string) => string,
): string {
  const columns = (['secret', 'number', 'value', 'expiry'] as const).flatMap(role => {
    const column = found[role];
    if (column === null) return [];
    const heading = found.heading?.[column.index]?.trim() ?? '';
    const shown = heading === '' ? '' : ` (${heading})`;
    const why = tell(`batch.why-${column.why}`);
    return [
      tell('batch.took-column', {
        role: tell(`batch.${role}`),
        index: column.index + 1,
        heading: shown,
        why,
      }),
    ];
  });
  const other = found.otherNumber;
  if (other !== null) {
    const heading = found.heading?.[other.index]?.trim() ?? '';
    columns.push(tell('batch.left-out', { index: other.index + 1, heading: ` (${heading})` }));
  }
  return tell('batch.took', {
    file,
    product: productName(found.product),
    columns: columns.join(tell('batch.took-between')),
  });
}
