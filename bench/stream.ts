/** Rows a second through a pipe: `cardmend check --stream` beside loops of JavaScript over the same lines. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tools/build/paths.ts';

export interface StreamTime {
  readonly name: string;
  /** Of the best turn: what else runs on the machine only makes it slower. */
  readonly rowsPerSecond: number;
}

const rows = 1_000_000;

/** What a page would do to a line, and what it would say of it. */
const answerOf = `const format = /^[0-9A-F]{16}$/;
function answerOf(raw) {
  const code = raw.normalize('NFKC').toUpperCase().replace(/[\\s-]/g, '');
  return format.test(code) ? \`valid\\t\${code}\\n\` : 'refused\\t\\n';
}
const drained = text => process.stdout.write(text) || new Promise(resolve => process.stdout.once('drain', resolve));
`;

const splitting = `${answerOf}
let rest = '';
process.stdin.setEncoding('utf8');
for await (const piece of process.stdin) {
  const lines = (rest + piece).split('\\n');
  rest = lines.pop();
  await drained(lines.map(answerOf).join(''));
}
`;

const readline = `${answerOf}
import { createInterface } from 'node:readline';
let answers = [];
for await (const raw of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (answers.push(answerOf(raw)) < 4096) continue;
  await drained(answers.join(''));
  answers = [];
}
await drained(answers.join(''));
`;

/** SplitMix64; of twenty codes one lacks a character and one has a letter in place of a digit, which is half as many each. */
function madeRows(): string {
  const mask = (1n << 64n) - 1n;
  const lines: string[] = [];
  for (let i = 0, state = 16n; i < rows; ++i) {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = ((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    const code = (z ^ (z >> 31n))
      .toString(16)
      .toUpperCase()
      .padStart(16, '0')
      .replace(/(.{4})(?!$)/g, '$1-');
    if (i % 40 === 7) lines.push(code.slice(0, -1));
    else lines.push(i % 40 === 27 ? code.replace('0', 'O').toLowerCase() : code);
  }
  return `${lines.join('\n')}\n`;
}

/** Each takes its turn, so that all have the same neighbours on the machine. The first is what ratios are to. */
export function timeStreams(turns = 5): readonly StreamTime[] {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-bench-'));
  const file = join(folder, 'rows.tsv');
  writeFileSync(file, madeRows());
  const stream = [
    join(root, 'dist/cli.js'),
    'check',
    '--stream',
    '--product',
    'jd.ecard',
    '--fields',
    'verdict,code',
  ];
  const contenders: readonly (readonly [name: string, args: readonly string[]])[] = [
    ['lines split by JavaScript, normalize and a regex', ['--input-type=module', '--eval', splitting]],
    ['the same with readline', ['--input-type=module', '--eval', readline]],
    ['check --stream', stream],
    ['check --stream --workers 2', [...stream, '--workers', '2']],
  ];
  const times = contenders.map((): number[] => []);
  for (let turn = 0; turn < turns; ++turn) {
    contenders.forEach(([, args], i) => {
      const input = openSync(file, 'r');
      const begun = performance.now();
      const { stdout, status } = spawnSync(process.execPath, args, {
        stdio: [input, 'pipe', 'inherit'],
        maxBuffer: 1 << 28,
      });
      times[i]?.push(performance.now() - begun);
      closeSync(input);
      if (status !== 0 || stdout.toString('latin1').split('\n').length !== rows + 1)
        throw new Error('answers are missing');
    });
  }
  rmSync(folder, { recursive: true });
  return contenders.map(([name], i) => ({
    name,
    rowsPerSecond: (1000 * rows) / Math.min(...(times[i] ?? [])),
  }));
}
