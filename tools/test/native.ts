// The native tests: doctest programs, run by ctest under the address and undefined-behaviour sanitizers.
//
// What counts is doctest's own number of test cases. A program that ends without telling it (a crash, a sanitizer's
// report) is one failure, and so is a test that ctest did not run.

import { availableParallelism } from 'node:os';
import { run } from '../lint/spawn.ts';
import { failure, orNothingRan, type StageResult, tail } from './result.ts';

type Program = { name: string; ended: string; lines: string[] };

const summary =
  /\[doctest\] test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed\s*\|\s*(\d+) skipped/;

/** Takes ctest's verbose output apart, by the number that ctest puts before each line. */
export function programsOf(output: string): readonly Program[] {
  const programs = new Map<string, Program>();
  const at = (number: string): Program => {
    const known = programs.get(number) ?? { name: `test ${number}`, ended: '', lines: [] };
    programs.set(number, known);
    return known;
  };
  for (const line of output.split('\n')) {
    const said = /^(\d+): ?(.*)$/.exec(line);
    const ended = /^\s*\d+\/\d+ Test\s+#(\d+): (\S+)\s+\.*\s*(.*?)\s+[\d.]+ sec/.exec(line);
    if (said?.[1] !== undefined) at(said[1]).lines.push(said[2] ?? '');
    else if (ended?.[1] !== undefined) Object.assign(at(ended[1]), { name: ended[2], ended: ended[3] });
  }
  return [...programs.values()];
}

/** One program's count. Skipped cases are failures, except those that its own command line leaves out. */
export function countProgram(program: Program): StageResult {
  const numbers = program.lines.map(line => summary.exec(line)).find(found => found !== null);
  const shown = `${program.name}: ${program.ended}\n${tail(program.lines.join('\n'), 60)}`;
  if (numbers === undefined) {
    const ok = program.ended === 'Passed';
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, details: ok ? [] : [shown] };
  }
  const chosen = program.lines.some(line => /^Test command:.*"--test-case(-exclude)?=/.test(line));
  const skipped = chosen ? 0 : Number(numbers[4]);
  const broken = program.ended === 'Passed' ? 0 : 1;
  const failed = Math.max(Number(numbers[3]) + skipped, broken);
  const details = failed === 0 ? [] : [skipped > 0 ? `${skipped} skipped in ${shown}` : shown];
  return { passed: Number(numbers[2]), failed, details };
}

/** The cases that no part of a program ran, where its command lines choose: a program may be run in parts, side by side. */
export function leftOut(programs: readonly Program[]): readonly string[] {
  const parts = new Map<string, { ran: number; all: number }>();
  for (const { lines } of programs) {
    const file = lines.map(line => /^Test command: (\S+)/.exec(line)?.[1]).find(name => name !== undefined);
    const numbers = lines.map(line => summary.exec(line)).find(found => found !== null);
    if (file === undefined || numbers === undefined) continue;
    const ran = Number(numbers?.[1]);
    const all = ran + Number(numbers?.[4]);
    parts.set(file, { ran: (parts.get(file)?.ran ?? 0) + ran, all });
  }
  return [...parts]
    .filter(([, { ran, all }]) => ran !== all)
    .map(([file, { ran, all }]) => `${file}: its parts ran ${ran} of ${all} cases`);
}

export async function nativeTests(): Promise<StageResult> {
  const { status, output } = await run('ctest', [
    '--preset',
    'native-debug',
    '--verbose',
    '--parallel',
    String(availableParallelism()),
  ]);
  const programs = programsOf(output);
  const missing = leftOut(programs);
  const counts = programs.map(countProgram);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, missing.length);
  const details = [...missing, ...counts.flatMap(count => count.details)];
  if (status !== 0 && failed === 0) return failure(`ctest ended with ${status}`, tail(output, 30));
  return orNothingRan({ passed, failed, details }, 'ctest --preset native-debug lists none');
}
