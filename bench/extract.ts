/** How fast all cards of a long text are found, natively and in wasm, and that the work grows no faster than the text. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCardmend } from '../dist/index.js';
import { root } from '../tools/build/paths.ts';
import { buildPreset } from '../tools/build/presets.ts';
import { median } from './timing.ts';

/** Turns before those that are timed. */
const warming = 4;

/** The longest text, in UTF-16 units. */
const maxText = 1 << 20;

export interface Extracted {
  readonly text: string;
  /** Millions of UTF-8 bytes for a second of processor time. */
  readonly native: number;
  readonly wasm: number;
  readonly cards: number;
  /** The work on the whole text over that on its first half: 2 if it grows as the text does. */
  readonly growth: number;
}

/** A line of bench/native/extract.cpp. */
interface NativeLine {
  readonly text: string;
  readonly once: string;
  readonly bytes: number;
  /** For a byte. */
  readonly nanoseconds: number;
  readonly cards: number;
  /** Steps for a unit, of half the text and of all of it. */
  readonly half: number;
  readonly full: number;
}

function runNative(): NativeLine[] {
  buildPreset('native-release', 'cardmend_bench_extract');
  const program = join(root, 'build/native-release/cardmend_bench_extract');
  const { stdout, stderr, status } = spawnSync(program, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as NativeLine);
}

/** What the native program repeats; the paste is a file. */
function onceOf({ once }: NativeLine): string {
  return once === '' ? readFileSync(join(root, 'tests/vectors/paste/paste.txt'), 'utf8') : once;
}

export async function timeExtraction(turns = 9): Promise<Extracted[]> {
  const cardmend = await loadCardmend();
  return runNative().map(line => {
    const once = onceOf(line);
    const text = once.repeat(Math.ceil(maxText / once.length)).slice(0, maxText);
    const times: number[] = [];
    // The first turns compile: what they take is the engine's, not the text's.
    for (let turn = 0; turn < warming; ++turn) cardmend.extract(text);
    for (let turn = 0; turn < turns; ++turn) {
      const started = process.cpuUsage();
      const { length } = cardmend.extract(text);
      times.push(process.cpuUsage(started).user * 1000);
      if (length !== line.cards)
        throw new Error(`${line.text}: ${length} cards in wasm, ${line.cards} natively`);
    }
    return {
      text: line.text,
      native: 1000 / line.nanoseconds,
      wasm: (line.bytes / median(times)) * 1000,
      cards: line.cards,
      growth: (2 * line.full) / line.half,
    };
  });
}
