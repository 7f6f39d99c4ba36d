/** `cardmend batch` beside what a shop would write itself: rows a second, memory, and the cost of a row as lists grow. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tools/build/paths.ts';
import { writeList } from './batch_list.ts';
import type { Table } from './rows.ts';

export interface BatchTime {
  readonly rows: number;
  readonly seconds: number;
  /** What the processor has worked, all threads together and the start too. */
  readonly work: number;
  /** The most memory that the process had, in MB. */
  readonly megabytes: number;
}

export interface BatchTimes {
  readonly ours: readonly BatchTime[];
  readonly peer: BatchTime;
}

const million = 1_000_000;

/** Says at the end how much memory there was, and how much work. */
const watch = `data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();" +
    "process.stderr.write('used='+maxRSS+','+(userCPUTime+systemCPUTime)+'\\n')})",
)}`;

function usedOf(errors: string): Pick<BatchTime, 'work' | 'megabytes'> {
  const [, memory, work] = /used=(\d+),(\d+)/.exec(errors) ?? [];
  return { megabytes: Number(memory) / 1024, work: Number(work) / 1e6 };
}

function timeOurs(folder: string, list: string, rows: number): BatchTime {
  const out = mkdtempSync(join(folder, 'ours-'));
  const begun = performance.now();
  const args = ['--import', watch, join(root, 'dist/cli.js'), 'batch', list, '--out', out, '--json'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 3) throw new Error(`cardmend batch ended with ${status}: ${stderr}`);
  rmSync(out, { recursive: true });
  return { rows, seconds, ...usedOf(stderr) };
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
  return { rows, seconds: Number(stdout) / 1000, ...usedOf(stderr) };
}

const quickest = (times: readonly BatchTime[]): BatchTime =>
  times.reduce((best, time) => (time.seconds < best.seconds ? time : best));

/**
 * @param sizes of the lists that ours is timed with; with that of a million the peer takes its turns, so that both have the same
 * neighbours on the machine
 */
export function timeBatch(sizes: readonly number[], turns = 3): BatchTimes {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-bench-'));
  let peer: BatchTime = { rows: million, seconds: Number.NaN, work: Number.NaN, megabytes: Number.NaN };
  try {
    const ours = sizes.map(rows => {
      const list = join(folder, `${rows}.csv`);
      writeList(list, rows);
      const times: BatchTime[] = [];
      const peers: BatchTime[] = [];
      for (let turn = 0; turn < (rows > million ? 1 : turns); ++turn) {
        times.push(timeOurs(folder, list, rows));
        if (rows === million) peers.push(timePeer(folder, list, rows));
      }
      if (peers.length > 0) peer = quickest(peers);
      rmSync(list);
      return quickest(times);
    });
    return { ours, peer };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The figures as a table. What a row costs is told of the processor's work, which other programs disturb less than the time. What
 * it takes to start is the same for all lists: the shortest has little else.
 */
export function tellBatch({ row, head }: Table, { ours, peer }: BatchTimes): void {
  head('cardmend batch, one row in twenty damaged', 'rows/s', 'ratio', 'MB', 'work, s', 'ns a row');
  const rate = ({ rows, seconds }: BatchTime) => rows / seconds;
  const [first] = ours;
  for (const time of ours) {
    const { rows, work, megabytes } = time;
    const each = first === undefined ? Number.NaN : (work - first.work) / (rows - first.rows);
    row(
      `${rows} rows`,
      rate(time).toFixed(0),
      rows === million && peer.seconds > 0 ? (rate(time) / rate(peer)).toFixed(2) : '',
      megabytes.toFixed(0),
      work.toFixed(2),
      time === first ? '' : (each * 1e9).toFixed(0),
    );
  }
  if (peer.seconds > 0)
    row(
      'csv-parse, normalize, patterns: a million',
      rate(peer).toFixed(0),
      '1.00',
      peer.megabytes.toFixed(0),
      peer.work.toFixed(2),
      ((peer.work / peer.rows) * 1e9).toFixed(0),
    );
  row('goal, of a million', '', '>= 5', '<= 300', '', 'the same');
}
