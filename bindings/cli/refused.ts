/** What ends a command that is no fault of its words: what the system refuses, and a core that breaks off or does not fit. */
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

/**
 * A call of the core that broke off, as where there is no more memory, and a core of another package.
 *
 * @returns a line that says so; undefined if it is another error
 */
export function brokenOff(error: unknown, say: Say): string | undefined {
  const { name, message, cause } = error as Error & { readonly cause?: Error };
  if (name === 'CardmendLoadError') return message;
  if (name !== 'RangeError') return undefined;
  // A trap, in the engine's words; where the engine itself has no room it says so in its own error.
  const reason = cause?.message ?? (/memory|allocation/i.test(message) ? message : undefined);
  // Emscripten's own advice is for who builds it.
  return reason === undefined
    ? undefined
    : say('cli.broken-off', { reason: reason.replace(/\. Build with.*/, '') });
}
