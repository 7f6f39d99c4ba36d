/** What becomes of a command that nobody hears any more. */
import type { Writable } from 'node:stream';
import { exits } from './outcome.ts';
import { localeOf, speaker } from './texts.ts';

/**
 * Goes on when who reads has gone: what a command does to files does not hang on it. What cannot be written for another reason, as on
 * a full disk, is lost, and the command has not done what it should.
 *
 * @returns the status to end with, for the one of a command
 */
export function heard(streams: readonly Writable[]): (status: number) => number {
  let lost = false;
  for (const stream of streams)
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || lost) return;
      lost = true;
      process.exitCode ||= exits.nothing;
      console.error(speaker(localeOf(process.env))('cli.system-disk', { reason: error.code ?? 'error' }));
    });
  return status => (lost ? status || exits.nothing : status);
}
