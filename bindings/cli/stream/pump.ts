/** The standard input through something that answers, to the standard output. */

import { fstatSync, writeSync } from 'node:fs';
import { systemReason } from '../info.ts';
import { CommandError } from '../outcome.ts';
import type { Say } from '../texts.ts';

/** Whoever reads the answers has gone: nobody is left to be told. */
export class ReaderGone extends Error {}

function isFolder(fd: number): boolean {
  try {
    return fstatSync(fd).isDirectory();
  } catch {
    return false;
  }
}

/** Node writes once to what is no pipe and no terminal, and says nothing of what did not fit: a full disk. */
function writesAsFile(): boolean {
  try {
    const { stdout } = process;
    const stat = fstatSync(stdout.fd);
    return stat.isFile() || (stat.isCharacterDevice() && !stdout.isTTY);
  } catch {
    return false;
  }
}

/** The standard output: each write is over before the next begins, so that a slow reader holds the input back. */
export class Output {
  readonly #say: Say;
  readonly #asFile = writesAsFile();
  #error: Error | undefined;

  constructor(say: Say) {
    this.#say = say;
    process.stdout.on('error', error => {
      this.#error ??= error;
    });
  }

  /** @throws ReaderGone, CommandError */
  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    if (this.#error === undefined) await (this.#asFile ? this.#writeFile(bytes) : this.#writePipe(bytes));
    if (this.#error === undefined) return;
    const reason = systemReason(this.#error);
    if (reason === 'EPIPE' || reason === 'ECONNRESET') throw new ReaderGone();
    throw new CommandError(this.#say('cli.unwritable', { file: '-', reason }));
  }

  #writePipe(bytes: Uint8Array): Promise<void> {
    return new Promise<void>(resolve => {
      process.stdout.write(bytes, error => {
        this.#error ??= error ?? undefined;
        resolve();
      });
    });
  }

  async #writeFile(bytes: Uint8Array): Promise<void> {
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(process.stdout.fd, bytes, at);
    } catch (error) {
      this.#error = error as Error;
    }
  }
}

/**
 * The pieces of the standard input, as the system hands them over: a pipe's as soon as there is something, so that nobody
 * waits for an answer to what he has written. Each is zeroed when the next one is asked for.
 *
 * @throws CommandError
 */
export async function* pieces(say: Say): AsyncGenerator<Uint8Array> {
  const { stdin } = process;
  // Node takes a folder for an input that is empty.
  if (isFolder(0)) throw new CommandError(say('cli.unreadable', { file: '-', reason: 'EISDIR' }));
  try {
    for await (const piece of stdin as AsyncIterable<Buffer>) {
      yield piece;
      piece.fill(0);
    }
  } catch (error) {
    // It was closed here, where nobody reads answers any more.
    if (systemReason(error) === 'ERR_STREAM_PREMATURE_CLOSE') return;
    throw new CommandError(say('cli.unreadable', { file: '-', reason: systemReason(error) }));
  }
}
