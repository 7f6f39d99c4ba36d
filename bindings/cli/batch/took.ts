import type { FoundColumns } from '../../batch/columns/types.ts';
import type { Tell } from '../../batch/write/texts.ts';

/** Which columns were taken, and why. */
export function tookText(tell: Tell, file: string, found: FoundColumns, productName: string): string {
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
  return tell('batch.took', { file, product: productName, columns: columns.join(', ') });
}
