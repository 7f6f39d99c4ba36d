/** One command at a time works on a list's folder. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Places } from './places.ts';
import { PublisherError } from './trouble.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

/** @throws PublisherError if another process has it */
export async function locked<T>(places: Places, work: () => Promise<T>): Promise<T> {
  if (!take(places.lock)) {
    let holder = 0;
    try {
      holder = Number(readFileSync(places.lock, 'utf8'));
    } catch {
      // It has just been given back, or the folder is none.
    }
    if (holder > 0 && isAlive(holder)) throw new PublisherError('locked', String(holder));
    rmSync(places.lock, { force: true });
    if (!take(places.lock)) throw new PublisherError('no-folder');
  }
  try {
    return await work();
  } finally {
    rmSync(places.lock, { force: true });
  }
}
