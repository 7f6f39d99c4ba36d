/** Known codes: how large a file of a million is, how long building it takes natively, and a look-up in wasm. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tools } from '../bindings/cli/tools.ts';
import type { KnownBits } from '../bindings/js/known/types.ts';
import { root } from '../tools/build/paths.ts';
import { buildPreset } from '../tools/build/presets.ts';

export interface KnownFigures {
  readonly bits: KnownBits;
  /** Of the file, for a code. */
  readonly each: number;
  /** Milliseconds, natively: hashing a million codes, and building the file of them. */
  readonly native: number;
  /** Nanoseconds of a look-up in wasm, without the crossing: of codes that are mostly none of the list. */
  readonly lookup: number;
}

/** A line of bench/native/known.cpp. */
interface NativeLine {
  readonly bits: KnownBits;
  readonly codes: number;
  readonly adding: number;
  readonly building: number;
  readonly each: number;
}

const codes = 1_000_000;

function runNative(): NativeLine[] {
  buildPreset('native-release', 'cardmend_bench_known');
  const program = join(root, 'build/native-release/cardmend_bench_known');
  const { stdout, stderr, status } = spawnSync(program, { encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as NativeLine);
}

async function timeLookup(bits: KnownBits, turns: number): Promise<number> {
  const tools = await Tools.load(readFileSync(join(root, 'dist/cardmend-tools.wasm')));
  tools.begin(
    'jd.ecard',
    bits,
    Uint8Array.from({ length: 16 }, (_, i) => i),
  );
  for (let i = 0; i < codes; ++i) tools.add(i.toString(16).toUpperCase().padStart(16, '0'));
  tools.read(tools.build());
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; ++turn) {
    const started = process.hrtime.bigint();
    tools.containsMany('....90BC77DEA41B', codes);
    best = Math.min(best, Number(process.hrtime.bigint() - started) / codes);
  }
  return best;
}

export async function measureKnown(turns = 15): Promise<KnownFigures[]> {
  const figures: KnownFigures[] = [];
  for (const { bits, codes: found, adding, building, each } of runNative()) {
    if (found !== codes) throw new Error(`${bits} bits: ${found} of ${codes} codes are found`);
    figures.push({ bits, each, native: adding + building, lookup: await timeLookup(bits, turns) });
  }
  return figures;
}
