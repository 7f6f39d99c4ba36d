/** That the crosswalk from payment APIs' codes and the failures' own codes say the same. */
import type { Say } from '../../../bindings/js/knowledge/ids.ts';
import { reduceCode } from '../../../bindings/js/knowledge/reduce.ts';
import type { FailureRow } from '../../../bindings/js/knowledge/rows.ts';
import type { CrosswalkRow, KnowledgeSources } from './sources.ts';

/** The APIs that have one of a failure's codes, each with those that it has. */
export function apisOf(
  { id }: FailureRow,
  { crosswalk }: KnowledgeSources,
): [api: CrosswalkRow, codes: readonly string[]][] {
  return crosswalk.rows.flatMap(row => (row.codes[id] === undefined ? [] : [[row, row.codes[id]]]));
}

export function checkCrosswalk({ crosswalk, failures }: KnowledgeSources, say: Say): void {
  crosswalk.rows.forEach(({ codes }, i) => {
    const seen = new Set<string>();
    for (const [failure, list] of Object.entries(codes)) {
      const field = `rows[${i}].codes['${failure}']`;
      const row = failures.rows.find(({ id }) => id === failure);
      if (row === undefined) {
        say('crosswalk', field, `no such failure '${failure}'`);
        continue;
      }
      const known = new Set(row.codes?.map(reduceCode));
      for (const code of list) {
        if (!known.has(reduceCode(code))) say('crosswalk', field, `'${failure}' has no code '${code}'`);
        if (seen.has(reduceCode(code))) say('crosswalk', field, `'${code}' stands twice`);
        seen.add(reduceCode(code));
      }
    }
  });
}
