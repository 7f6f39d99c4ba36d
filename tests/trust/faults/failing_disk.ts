/** A disk that fails under SQLite: what is put before a program's environment. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export type DiskFault =
  /** No space is left, from the nth write on. */
  | 'FULL'
  /** The nth write, sync or cut fails, and none after it. */
  | 'BAD';

export interface FailingDisk {
  /** @param where a part of the paths that fail */
  readonly env: (fault: DiskFault, nth: number, where: string) => Record<string, string>;
}

/** @param folder where it is compiled */
export function makeFailingDisk(folder: string): FailingDisk {
  const library = join(folder, 'failing_disk.so');
  const source = join(import.meta.dirname, 'failing_disk.c');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  return {
    env: (fault, nth, where) => ({
      LD_PRELOAD: library,
      CARDMEND_FAULT: fault,
      CARDMEND_NTH: String(nth),
      CARDMEND_WHERE: where,
    }),
  };
}

/** What a program said without the disk's own word, and whether the disk struck. */
export function heard(stderr: string): { readonly said: string; readonly struck: boolean } {
  const said = stderr.replace('\nstruck\n', '');
  return { said, struck: said !== stderr };
}

/** All of them by `npm run test:faults`; a few by `npm test`. */
export const nths = process.env.CARDMEND_EVERY_WRITE
  ? Array.from({ length: 1_000 }, (_, i) => i + 1)
  : [1, 6, 14, 23];
