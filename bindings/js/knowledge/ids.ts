/** How errors in knowledge are told, and that ids are no two rows'. */
import type { KnowledgeFile } from './rows.ts';

/** A row that another one names, and that there is not. */
export interface Missing {
  readonly file: KnowledgeFile;
  readonly id: string;
}

/** Told with the file's name, the field in it, and what is wrong; with the row, if it is that one is missing. */
export type Say = (file: string, field: string, what: string, missing?: Missing) => void;

const singular = {
  platforms: 'platform',
  supports: 'support',
  remedies: 'remedy',
  causes: 'cause',
  failures: 'failure',
  wordings: 'wording',
} as const satisfies Partial<Record<KnowledgeFile, string>>;

/** The field names a row of `of` that there is not. */
export function sayMissing(
  file: string,
  field: string,
  of: keyof typeof singular,
  id: string,
  say: Say,
): void {
  say(file, field, `no such ${singular[of]} '${id}'`, { file: of, id });
}

export function checkIds(file: string, rows: readonly { readonly id: string }[], say: Say): Set<string> {
  const ids = new Set<string>();
  rows.forEach(({ id }, i) => {
    if (ids.has(id)) say(file, `rows[${i}].id`, `'${id}' stands twice`);
    ids.add(id);
  });
  return ids;
}
