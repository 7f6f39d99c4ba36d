// Every reader of bytes from outside: what was found once, and a few thousand changed inputs, always the same ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz, knownInputs, loadTarget, runOne, scriptTargets } from './engine.ts';

/** Of a slow target fewer: each has about half a second. */
const runs: Readonly<Record<string, number>> = {
  knowledge: 30,
  session_store: 3000,
  list_files: 2000,
  workbook: 1200,
};
const usualRuns = 800;

for (const name of scriptTargets) {
  test(`${name}: what was found, what writers write, and both changed`, async () => {
    const target = await loadTarget(name);
    for (const input of [...knownInputs(name), ...target.seeds]) await runOne(target, input);
    const { executions, finding } = await fuzz(target, { seed: 20_261_129, runs: runs[name] ?? usualRuns });
    assert.equal(finding, undefined, `${finding?.law}\ninput: ${finding?.line}`);
    assert.equal(executions, runs[name] ?? usualRuns);
  });
}
