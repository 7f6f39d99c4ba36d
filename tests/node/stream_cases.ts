/** Runs the command line as a stream: what goes in, what comes out. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';

/** A case of tests/vectors/stream: what goes in is lines, a text with its own ends, or bytes in base 16. */
export interface StreamCase {
  readonly name: string;
  readonly args: readonly string[];
  readonly in?: readonly string[];
  readonly text?: string;
  readonly hex?: string;
  /** Whole lines; in base 16 where there are none. */
  readonly out?: readonly string[];
  readonly outHex?: string;
  /** 0 if omitted. */
  readonly status?: number;
}

export function streamCases(): readonly (readonly [file: string, one: StreamCase])[] {
  const folder = join(root, 'tests/vectors/stream');
  return readdirSync(folder).flatMap(file => {
    const { cases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { cases: StreamCase[] };
    return cases.map(one => [file, one] as const);
  });
}

export const linesOf = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('');

export function inputOf({ in: lines = [], text, hex }: StreamCase): Buffer {
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  return Buffer.from(text ?? linesOf(lines));
}

export const cli = join(root, 'dist/cli.js');

export function runStream(
  args: readonly string[],
  input: string | Uint8Array,
  program = cli,
): SpawnSyncReturns<Buffer> {
  return spawnSync(process.execPath, [program, 'check', '--stream', ...args], {
    input,
    env: { LANG: 'C' },
    maxBuffer: 1 << 28,
  });
}
