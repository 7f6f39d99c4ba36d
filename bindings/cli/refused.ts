/** What the system refuses: a disk that is full, a folder that nobody may write. */
import type { Say } from './texts.ts';

/** @returns a line that says so; undefined if it is another error */
export function refusedBySystem(error: unknown, say: Say): string | undefined {
  const { code, syscall, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (typeof code !== 'string' || typeof syscall !== 'string') return undefined;
  const file = dest ?? path;
  return file === undefined
    ? say('cli.system-disk', { reason: code })
    : say('cli.system', { file, reason: code });
}
