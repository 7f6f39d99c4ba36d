/**
 * What the tests reach of src and of bindings: `npm run coverage`.
 * usage: tools/run tools/coverage/main.ts [src] [bindings] [--list]     without names both; --list: what is not reached
 *
 * Ends with 1 if it is less than tests/coverage/*.json asks for.
 */
import { budgetOf, problemsOf, sourceLines, unexcused } from './budget.ts';
import { type FileCounts, unreachedOf } from './counts.ts';
import { nativeCounts } from './native.ts';
import { nodeCounts } from './node_stages.ts';
import { tableOf } from './table.ts';

const parts: Readonly<Record<string, () => Promise<readonly FileCounts[]>>> = {
  src: nativeCounts,
  bindings: nodeCounts,
};

const wanted = process.argv.slice(2);
for (const [part, count] of Object.entries(parts)) {
  if (wanted.some(name => name in parts) && !wanted.includes(part)) continue;
  const counts = await count();
  const budget = budgetOf(part);
  console.log(`\n${part}\n\n${tableOf(counts, 2)}\n`);
  const open = unexcused(unreachedOf(counts, sourceLines), budget);
  if (wanted.includes('--list'))
    for (const { file, line, text, way } of open) console.log(`${file}:${line}: ${way || `never: ${text}`}`);
  const problems = problemsOf(counts, budget);
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
}
