// npm test, after the set-up: builds, then runs every kind of test, and sums them up in the last line.
// usage: tools/run tools/test/main.ts [STAGE...]       the stages are those below; without arguments all of them
//
// Every stage runs even if an earlier one failed, unless it needs the build and the build failed. A stage without a
// single test has failed, and a test that is skipped or left to do counts as failed.

import { lint } from '../lint/main.ts';
import { tell } from '../lint/report.ts';
import { run } from '../lint/spawn.ts';
import { browserTests } from './browser.ts';
import { coldStage } from './cold.ts';
import { coverageStage } from './coverage.ts';
import { nativeTests } from './native.ts';
import { nodeTests } from './node.ts';
import { Reached } from './reached.ts';
import { failure, type Stage, type StageResult, tail } from './result.ts';

async function build(): Promise<StageResult> {
  const { status, output } = await run('tools/run', ['tools/build/main.ts']);
  return status === 0 ? { passed: 0, failed: 0, details: [] } : failure(tail(output, 60));
}

async function lintStage(): Promise<StageResult> {
  const outcomes = await lint(false);
  const failed = outcomes.filter(outcome => outcome.problems.length > 0);
  for (const outcome of failed) tell(outcome);
  return { passed: outcomes.length - failed.length, failed: failed.length, details: [] };
}

let failures = 0;

const wanted = process.argv.slice(2);
const reached = new Reached(wanted);

const stages: readonly Stage[] = [
  { name: 'build', needsBuild: false, run: build },
  { name: 'lint', needsBuild: false, run: lintStage },
  { name: 'native', needsBuild: true, run: nativeTests },
  { name: 'coverage', needsBuild: true, run: coverageStage },
  { name: 'node', needsBuild: true, run: () => nodeTests('node') },
  { name: 'batch', needsBuild: true, run: () => nodeTests('batch') },
  { name: 'mini', needsBuild: true, run: () => nodeTests('miniprogram') },
  { name: 'gateway', needsBuild: true, run: () => nodeTests('gateway') },
  { name: 'bind', needsBuild: true, run: () => nodeTests('bind') },
  { name: 'lists', needsBuild: true, run: () => nodeTests('lists') },
  { name: 'hub', needsBuild: true, run: () => nodeTests('hub') },
  { name: 'reached', needsBuild: true, run: () => reached.judge() },
  { name: 'endurance', needsBuild: true, run: () => nodeTests('endurance') },
  { name: 'fuzz', needsBuild: true, run: () => nodeTests('fuzz') },
  { name: 'trust', needsBuild: true, run: () => nodeTests('trust') },
  { name: 'consumers', needsBuild: true, run: () => nodeTests('consumers/small') },
  { name: 'browser', needsBuild: true, run: browserTests },
  { name: 'setup', needsBuild: false, run: () => nodeTests('setup') },
  { name: 'cold', needsBuild: true, run: () => coldStage(failures) },
];

function indent(text: string): string {
  return `    ${text.replaceAll('\n', '\n    ')}`;
}

async function perform(stage: Stage): Promise<StageResult> {
  try {
    return await reached.run(stage);
  } catch (error) {
    return failure(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

const unknown = wanted.filter(name => stages.every(stage => stage.name !== name));
if (unknown.length > 0) {
  console.error(
    `no such stage: ${unknown.join(', ')} (there are ${stages.map(stage => stage.name).join(', ')})`,
  );
  process.exit(2);
}

let passes = 0;
let built = true;
for (const stage of stages) {
  if (wanted.length > 0 && !wanted.includes(stage.name)) continue;
  const begun = performance.now();
  const blocked: boolean = stage.needsBuild && !built;
  const result: StageResult = blocked ? failure('not run: the build failed') : await perform(stage);
  if (stage.name === 'build') built = result.failed === 0;
  passes += result.passed;
  failures += result.failed;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const counts =
    stage.name === 'build' && built ? 'done' : `${result.passed} passed, ${result.failed} failed`;
  console.log(`${stage.name.padEnd(9)} ${counts} (${seconds} s)`);
  for (const detail of result.details) console.log(indent(detail));
}
console.log(`${passes} passed, ${failures} failed`);
process.exitCode = failures === 0 && passes > 0 ? 0 : 1;
