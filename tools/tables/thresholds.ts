/** data/thresholds.json -> the numbers by which the core decides what a person sees. */
import { headerText } from './header.ts';

export interface Thresholds {
  readonly rows: readonly {
    readonly id: string;
    readonly value: number;
    readonly unit: 'probability' | 'per-mille' | 'ratio';
    readonly doc: string;
  }[];
}

/** `heard-taken` -> `kHeardTaken` */
export function thresholdName(id: string): string {
  return `k${id.replace(/(^|-)([a-z])/g, (_, _hyphen, letter: string) => letter.toUpperCase())}`;
}

/** The value of a row; NaN if there is none. */
export function thresholdOf({ rows }: Thresholds, id: string): number {
  return rows.find(row => row.id === id)?.value ?? Number.NaN;
}

export function checkThresholds(file: string, { rows }: Thresholds): string[] {
  const ids = rows.map(({ id }) => id);
  return rows.flatMap(({ id, value, unit }, i) => [
    ...(ids.indexOf(id) < i ? [`${file}: rows[${i}].id: ${id} stands twice`] : []),
    ...(unit === 'probability' && value > 1 ? [`${file}: rows[${i}].value: is above 1`] : []),
    ...(unit === 'per-mille' && (value > 1000 || !Number.isInteger(value))
      ? [`${file}: rows[${i}].value: is no whole number up to 1000`]
      : []),
  ]);
}

export function thresholdsHeader({ rows }: Thresholds): string {
  return headerText({
    guard: 'CARDMEND_TABLES_THRESHOLDS_H_',
    doc: 'Numbers that decide what a person sees.',
    includes: ['<cstdint>'],
    body: rows
      .map(({ id, value, unit, doc }) => {
        const type = unit === 'per-mille' ? 'std::uint16_t' : 'double';
        return `/** ${doc} */\ninline constexpr ${type} ${thresholdName(id)} = ${value};`;
      })
      .join('\n'),
  });
}
