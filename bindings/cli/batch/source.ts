/** A file as pieces of bytes, and whether it stayed as it was. */
import { readSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { ListSource } from '../../batch/read/as_csv.ts';
import { FileFaultError } from '../../batch/read/fault.ts';
import type { Tell } from '../../batch/write/texts.ts';
import { systemReason } from '../info.ts';
import { CommandError } from '../outcome.ts';

/** Bytes that are read at once. */
export const pieceSize = 1 << 19;

/** By which a file that changed is known. */
export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  /** Not so of a pipe or a device: it has no size, changes as it is read, and is read from its beginning to its end alone. */
  readonly isFile: boolean;
}

/** Of the standard input. */
export const pipeState: FileState = { size: 0, mtimeMs: 0, isFile: false };

/** One file that is read from its beginning to its end. */
export class Source implements ListSource {
  /** Undefined of the standard input. */
  readonly #handle: FileHandle | undefined;
  readonly #state: FileState;
  readonly size: number;
  readonly inflate = inflate;
  /** Bytes that were read. */
  read = 0;

  private constructor(handle: FileHandle | undefined, state: FileState) {
    this.#handle = handle;
    this.#state = state;
    this.size = state.size;
  }

  /**
   * @param path `-` for the standard input
   * @param state what the file was when it was named
   * @throws what the system says if the file cannot be opened
   */
  static async open(path: string, state: FileState): Promise<Source> {
    return new Source(path === '-' ? undefined : await open(path, 'r'), state);
  }

  /** @throws FileFaultError at the end, if the file changed while it was read */
  async *pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    if (this.#handle === undefined) {
      yield* this.#input();
      return;
    }
    const buffer = new Uint8Array(pieceSize);
    try {
      for (;;) {
        // It is there at once, or nearly: to wait for another thread takes longer.
        const bytesRead = readSync(this.#handle.fd, buffer, 0, buffer.length, null);
        if (bytesRead === 0) break;
        this.read += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      buffer.fill(0);
    }
    await this.checkUnchanged();
    // Of files that the system makes up as they are read the size is 0.
    if (this.size > 0 && this.read !== this.size) throw new FileFaultError('changed');
  }

  /** A pipe's pieces as plain arrays: a buffer's `slice` would be a view of what is zeroed here. */
  async *#input(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const piece of process.stdin as AsyncIterable<Buffer<ArrayBuffer>>) {
      this.read += piece.length;
      yield new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
      piece.fill(0);
    }
  }

  /** A part of it, for what is not read from its beginning to its end. @throws FileFaultError of a pipe */
  readonly readAt = async (offset: number, length: number): Promise<Uint8Array> => {
    if (!this.#state.isFile) throw new FileFaultError('piped-workbook');
    const buffer = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
    if (buffer.length === 0) return buffer;
    const read = await this.#handle?.read(buffer, 0, buffer.length, offset);
    this.read += buffer.length;
    return buffer.subarray(0, read?.bytesRead ?? 0);
  };

  /** @throws FileFaultError if the file is another one than when it was named */
  async checkUnchanged(): Promise<void> {
    if (this.#handle === undefined || !this.#state.isFile) return;
    const { size, mtimeMs } = await this.#handle.stat();
    if (size !== this.size || mtimeMs !== this.#state.mtimeMs) throw new FileFaultError('changed');
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}

/** Node's DecompressionStream ends the process where it is left before its end. */
async function* inflate(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflating = createInflateRaw();
  const source = Readable.from(packed);
  source.on('error', error => inflating.destroy(error));
  for await (const piece of source.pipe(inflating) as AsyncIterable<Buffer>)
    yield new Uint8Array(piece.buffer, piece.byteOffset, piece.length);
}

/** What the system said of a file, as a sentence; undefined of an error that is none of the system's. */
export function unreadable(tell: Tell, file: string, error: unknown): CommandError | undefined {
  if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') return undefined;
  return new CommandError(tell('batch.unreadable', { file, reason: systemReason(error) }));
}

/** @throws CommandError if there is no such file */
export async function stateOf(file: string, tell: Tell): Promise<FileState> {
  if (file === '-') return pipeState;
  try {
    const found = await stat(file);
    const isFile = found.isFile();
    return { size: isFile ? found.size : 0, mtimeMs: found.mtimeMs, isFile };
  } catch (error) {
    throw unreadable(tell, file, error) ?? error;
  }
}
