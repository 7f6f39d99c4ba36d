/** `cardmend batch` beside what a shop would write itself: rows a second, memory, and the cost of a row as lists grow. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tools/build/paths.ts';
import { writeList } from './batch_list.ts';

export interface BatchTime {
  readonly rows: number;
  readonly seconds: number;
  /** The most memory that the process had, in MB. */
  readonly megabytes: number;
}

/** Says at the end how much memory there was. */
const watch = `data:text/javascript,process.on('exit',()=>process.stderr.write('maxRSS='+process.resourceUsage().maxRSS+'\\n'))`;

function memoryOf(errors: string): number {
  return Number(/maxRSS=(\d+)/.exec(errors)?.[1] ?? Number.NaN) / 1024;
}

function timeOurs(folder: string, list: string, rows: number): BatchTime {
  const out = mkdtempSync(join(folder, 'ours-'));
  const begun = performance.now();
  const args = ['--import', watch, join(root, 'dist/cli.js'), 'batch', list, '--out', out, '--json'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 3) throw new Error(`cardmend batch ended with ${status}: ${stderr}`);
  rmSync(out, { recursive: true });
  return { rows, seconds, megabytes: memoryOf(stderr) };
}

function timePeer(folder: string, list: string, rows: number): BatchTime {
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs');
  const args = [
    '--import',
    watch,
    '--import',
    loader,
    join(root, 'bench/batch_peer.ts'),
    list,
    join(folder, 'peer.csv'),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the peer ended with ${status}: ${stderr}`);
  return { rows, seconds: Number(stdout) / 1000, megabytes: memoryOf(stderr) };
}

/** @param sizes of the lists that ours is timed with; the peer has that of a million */
export function timeBatch(sizes: readonly number[]): { ours: BatchTime[]; peer: BatchTime } {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    const ours = sizes.map(rows => {
      const list = join(folder, `${rows}.csv`);
      writeList(list, rows);
      const time = timeOurs(folder, list, rows);
      if (rows !== 1_000_000) rmSync(list);
      return time;
    });
    const list = join(folder, '1000000.csv');
    if (!sizes.includes(1_000_000)) writeList(list, 1_000_000);
    return { ours, peer: timePeer(folder, list, 1_000_000) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
