/** Tables of Markdown on standard output. */

export interface Table {
  /** A line of a table. */
  row(name: string, ...cells: readonly string[]): void;
  /** Begins a table: an empty line, its head and the line below. */
  head(name: string, ...cells: readonly string[]): void;
}

/** @param names width of the first column @param values width of the others */
export function tableOf(names: number, values: number): Table {
  const row = (name: string, ...cells: readonly string[]): void => {
    console.log(`| ${name.padEnd(names)} | ${cells.map(cell => cell.padStart(values)).join(' | ')} |`);
  };
  return {
    row,
    head(name, ...cells) {
      console.log('');
      row(name, ...cells);
      row('-'.repeat(names), ...cells.map(() => '-'.repeat(values)));
    },
  };
}
