/** One process at a time works on a thing: a file with its number stands beside it meanwhile. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Another process has it. */
export class LockedError extends Error {
  constructor(readonly holder: number) {
    super(`locked by ${holder}`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** @returns whether it is taken; what the system says if there can be no such file */
function take(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // A disk that is full may have taken its name.
    rmSync(path, { force: true });
    throw error;
  }
}

/** Whose it is; 0 if it has just been given back, or its holder died while writing. */
function holderOf(path: string): number {
  try {
    // One without its end is of a process that was stopped while it wrote it.
    return Number(/^(\d+)\n$/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Takes a dead holder's lock away. Should another process have taken its place meanwhile, it gets it back. */
function clear(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (isHeld(holderOf(aside))) linkSync(aside, path);
  } catch {
    // It is gone already, or the next one has it.
  }
  rmSync(aside, { force: true });
}

const isHeld = (holder: number) => holder > 0 && isAlive(holder);

/**
 * @param patienceMs how long to wait for another process
 * @throws LockedError; what the system says if the folder is none
 */
export async function withLock<T>(path: string, work: () => Promise<T>, patienceMs = 0): Promise<T> {
  const end = Date.now() + patienceMs;
  while (!take(path)) {
    const holder = holderOf(path);
    if (!isHeld(holder)) clear(path);
    else if (Date.now() >= end) throw new LockedError(holder);
    else await sleep(20);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
