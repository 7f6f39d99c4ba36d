/** One command at a time works on a list's folder, and finds its log whole. */
import { LockedError, withLock } from '../files/lock.ts';
import { settle } from './followed.ts';
import type { Places } from './places.ts';
import { PublisherError } from './trouble.ts';

/** @param patienceMs how long to wait for another process @throws PublisherError if another one has it, or the folder is none */
export async function locked<T>(places: Places, work: () => Promise<T>, patienceMs = 0): Promise<T> {
  const settled = () => {
    settle(places);
    return work();
  };
  try {
    return await withLock(places.lock, async () => settled(), patienceMs);
  } catch (error) {
    if (error instanceof LockedError) throw new PublisherError('locked', String(error.holder));
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' &&
      (error as NodeJS.ErrnoException).path === places.lock
    )
      throw new PublisherError('no-folder');
    throw error;
  }
}
