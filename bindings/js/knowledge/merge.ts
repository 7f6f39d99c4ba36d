/** A shop's rows put in place of the shipped ones, or behind them; rows that it takes away are gone. */
import { shippedData } from '#tables/knowledge_data.ts';
import { isObject } from '../core/values.ts';
import { type KnowledgeData, type KnowledgeFile, knowledgeFiles, type RowOverrides } from './rows.ts';

interface AnyRow {
  readonly id: string;
}

export interface Merged {
  readonly data: KnowledgeData;
  /** Where each row of a file stands in the overrides; undefined for a shipped one. */
  readonly places: Readonly<Record<KnowledgeFile, readonly (number | undefined)[]>>;
}

/** Whatever it holds: whoever writes `remove` means a removal. */
export function isRemoval(row: unknown): boolean {
  return isObject(row) && 'remove' in row;
}

/** The ids that overrides take away, each with the place of the row that says so. */
export function removalsOf(file: KnowledgeFile, overrides: RowOverrides): Map<string, number> {
  const rows = (overrides[file]?.rows ?? []) as readonly AnyRow[];
  return new Map(rows.flatMap((row, i) => (isRemoval(row) ? [[row.id, i] as const] : [])));
}

/** What is wrong with a removal by itself; undefined if nothing is. */
function removalProblem(
  file: KnowledgeFile,
  row: Readonly<Record<string, unknown>>,
  ids: readonly unknown[],
): string | undefined {
  const strange = Object.keys(row).filter(name => name !== 'id' && name !== 'remove');
  if (row.remove !== true) return 'remove must be true';
  if (strange.length > 0) return `takes id and remove alone (${strange.join(', ')})`;
  if (typeof row.id !== 'string') return 'there is no shipped row to remove whose id is no text';
  if (shippedData[file].rows.every(({ id }) => id !== row.id))
    return `there is no shipped row '${row.id}' to remove`;
  return ids.filter(id => id === row.id).length > 1 ? `'${row.id}' stands twice` : undefined;
}

/** @param say told with the row's place in the overrides of that file */
export function checkRemovals(
  file: KnowledgeFile,
  rows: readonly unknown[],
  say: (place: number, what: string) => void,
): void {
  const ids = rows.map(row => (isObject(row) ? row.id : undefined));
  rows.forEach((row, i) => {
    if (!isRemoval(row)) return;
    const what = removalProblem(file, row as Record<string, unknown>, ids);
    if (what !== undefined) say(i, what);
  });
}

function mergeRows(file: KnowledgeFile, overrides: RowOverrides) {
  const own = (overrides[file]?.rows ?? []) as readonly AnyRow[];
  const removed = removalsOf(file, overrides);
  const rows: AnyRow[] = (shippedData[file].rows as readonly AnyRow[]).filter(({ id }) => !removed.has(id));
  const shipped = rows.map(({ id }) => id);
  const places: (number | undefined)[] = rows.map(() => undefined);
  own.forEach((row, i) => {
    if (isRemoval(row)) return;
    const at = shipped.indexOf(row.id);
    const to = at >= 0 && places[at] === undefined ? at : rows.length;
    rows[to] = row;
    places[to] = i;
  });
  return { rows, places };
}

/** @param overrides that fit the schema */
export function mergeKnowledge(overrides: RowOverrides): Merged {
  const parts = knowledgeFiles.map(file => {
    const { rows, places } = mergeRows(file, overrides);
    return { file, part: { ...shippedData[file], ...overrides[file], rows }, places };
  });
  return {
    data: Object.fromEntries(parts.map(({ file, part }) => [file, part])) as unknown as KnowledgeData,
    places: Object.fromEntries(
      parts.map(({ file, places }) => [file, places]),
    ) as unknown as Merged['places'],
  };
}
