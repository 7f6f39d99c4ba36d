// `npm run fuzz`: every target of tests/fuzz, native and script, side by side for a time; adds what was executed to the tally.
// usage: npm run fuzz -- [--seconds N] [--jobs N] [--keep] [--minimise] [TARGET...]
//
//   --seconds    for each target (60)       --jobs   targets at a time (as many as there are cores)
//   --keep       takes what reaches new code into the committed corpora, which it makes small again first
//   --minimise   the same of what there is and of the vectors, without fuzzing
//
// A finding ends its target and fails the command, which prints its input as a line of tests/fuzz/findings; it is no code of anybody's.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { llvmTools } from '../coverage/llvm_tools.ts';
import { root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import { lineOf, pack, put, unpack } from './corpus.ts';
import { isScript, runScript, scriptTargets } from './script.ts';
import { seedsOf } from './seeds.ts';
import { addToTally, tableOf } from './tally.ts';

/** Longer inputs find little that these do not, and take longer each. */
const mostLength = 256;
/** Of a committed corpus: all of them are replayed by every `npm test`. */
const mostCorpusBytes = 32_000;

const folder = join(root, 'build/fuzz');
const corpusOf = (target: string) => join(root, 'tests/fuzz/corpus', `${target}.txt`);
/** What was ever found stays whatever a corpus may hold. */
const foundBy = (target: string) => join(root, 'tests/fuzz/findings', `${target}.txt`);
const programOf = (target: string) => join(folder, 'tests/fuzz', target);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    keep: { type: 'boolean', default: false },
    minimise: { type: 'boolean', default: false },
  },
});
const native = readdirSync(join(root, 'tests/fuzz/targets')).map(name => basename(name, '.cpp'));
const known = [...native, ...scriptTargets];
const strange = positionals.filter(name => !known.includes(name));
const [seconds, jobs] = [Number(values.seconds), Number(values.jobs)];
if (strange.length > 0 || !(seconds >= 1) || !(jobs >= 1)) {
  console.error(`usage: npm run fuzz -- [--seconds N] [--jobs N] [--keep] [--minimise] [${known.join(' ')}]`);
  process.exit(2);
}
const targets = positionals.length > 0 ? positionals : known;

async function built(): Promise<void> {
  await llvmTools();
  for (const words of [
    ['--preset', 'fuzz'],
    ['--build', '--preset', 'fuzz'],
  ]) {
    const { status, output } = await run('cmake', words);
    if (status !== 0) throw new Error(output);
  }
}

/** What libFuzzer says at its end, or said last before a finding ended it. */
function executionsIn(output: string): number {
  const [, done] = /stat::number_of_executed_units:\s+(\d+)/.exec(output) ?? [];
  if (done !== undefined) return Number(done);
  return Math.max(0, ...[...output.matchAll(/^#(\d+)\t/gm)].map(([, count]) => Number(count)));
}

interface Outcome {
  readonly target: string;
  readonly executions: number;
  /** What is broken, and by which input. */
  readonly finding: string | undefined;
}

async function fuzzScript(target: string): Promise<Outcome> {
  const { status, output } = await runScript(target, seconds);
  const broken = /^law broken: .*/ms.exec(output)?.[0] ?? output;
  return {
    target,
    executions: executionsIn(output),
    finding: status === 0 ? undefined : `${target}: ${broken}`,
  };
}

/** What is committed, what was found before, and what the vectors give, in one folder. */
function gather(target: string): string {
  const corpus = join(folder, 'corpus', target);
  mkdirSync(corpus, { recursive: true });
  for (const file of [corpusOf(target), foundBy(target)]) if (existsSync(file)) unpack(file, corpus);
  for (const seed of seedsOf(target, mostLength)) put(seed, corpus);
  return corpus;
}

async function fuzz(target: string): Promise<Outcome> {
  if (isScript(target)) return fuzzScript(target);
  const corpus = gather(target);
  const findings = join(folder, 'findings');
  mkdirSync(findings, { recursive: true });
  const { status, output } = await run('nice', [
    ...['-n', '19', programOf(target), '-print_final_stats=1', '-detect_leaks=0', '-entropic=0'],
    ...[`-max_len=${mostLength}`, `-max_total_time=${seconds}`, `-artifact_prefix=${findings}/${target}-`],
    corpus,
  ]);
  const said = /^(law broken: .*|.*runtime error: .*|SUMMARY: .*)$/m.exec(output)?.[0] ?? 'it ended';
  const [, input] = /Test unit written to (\S+)/.exec(output) ?? [];
  const line = input === undefined ? '' : `\n    ${input}\n    ${lineOf(readFileSync(input))}`;
  const finding = status === 0 ? undefined : `${target}: ${said}${line}`;
  return { target, executions: executionsIn(output), finding };
}

async function keep(target: string): Promise<void> {
  const corpus = gather(target);
  const small = `${corpus}.small`;
  rmSync(small, { recursive: true, force: true });
  mkdirSync(small, { recursive: true });
  const { status, output } = await run(programOf(target), ['-merge=1', '-detect_leaks=0', small, corpus]);
  if (status !== 0) throw new Error(output);
  rmSync(corpus, { recursive: true });
  renameSync(small, corpus);
  pack(corpus, corpusOf(target), mostCorpusBytes);
}

async function fuzzAll(): Promise<void> {
  const outcomes: Outcome[] = [];
  const queue = [...targets];
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
        const outcome = await fuzz(target);
        outcomes.push(outcome);
        console.log(`${target}: ${outcome.finding ?? `${outcome.executions} without a finding`}`);
      }
    }),
  );
  const now = new Map(outcomes.map(({ target, executions }) => [target, executions]));
  console.log(tableOf(addToTally(now), now));
  if (outcomes.some(({ finding }) => finding !== undefined)) process.exitCode = 1;
}

if (!targets.every(isScript)) await built();
if (!values.minimise) await fuzzAll();
if (values.keep || values.minimise) for (const target of targets) if (!isScript(target)) await keep(target);
