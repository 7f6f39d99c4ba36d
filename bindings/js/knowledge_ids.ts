/** How errors in knowledge are told, and that ids are no two rows'. */

/** Told with the file's name, the field in it, and what is wrong. */
export type Say = (file: string, field: string, what: string) => void;

export function checkIds(file: string, rows: readonly { readonly id: string }[], say: Say): Set<string> {
  const ids = new Set<string>();
  rows.forEach(({ id }, i) => {
    if (ids.has(id)) say(file, `rows[${i}].id`, `'${id}' stands twice`);
    ids.add(id);
  });
  return ids;
}
