/** Files that are whole or not there: written beside their names, and given them when all are done. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Tell } from '../../batch/write/texts.ts';
import { nameNew } from '../../files/replace.ts';
import { systemReason } from '../info.ts';
import { CommandError } from '../outcome.ts';

/** Bytes that are written at once. */
const pieceSize = 1 << 18;

interface Part {
  readonly path: string;
  readonly part: string;
  readonly descriptor: number;
}

/** One file. */
export class Output {
  readonly #part: Part;
  readonly #failed: (error: unknown) => never;
  #texts = '';

  constructor(part: Part, failed: (error: unknown) => never) {
    this.#part = part;
    this.#failed = failed;
  }

  /** @throws CommandError if the disk is full or the like */
  bytes(bytes: Uint8Array): void {
    this.flush();
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#part.descriptor, bytes, at);
    } catch (error) {
      this.#failed(error);
    }
  }

  text(text: string): void {
    this.#texts += text;
    if (this.#texts.length > pieceSize) this.flush();
  }

  flush(): void {
    if (this.#texts === '') return;
    const bytes = Buffer.from(this.#texts, 'utf8');
    this.#texts = '';
    this.bytes(bytes);
    bytes.fill(0);
  }
}

/** All files of a run. They hold codes: nobody else may read them. */
export class Outputs {
  readonly #tell: Tell;
  readonly #parts: Part[] = [];
  readonly #open: Output[] = [];
  readonly #placed: string[] = [];
  /** Folders that were made, the innermost first. */
  readonly #folders: string[] = [];
  #done = false;
  readonly #onExit = () => this.discard();

  constructor(tell: Tell) {
    this.#tell = tell;
    process.once('exit', this.#onExit);
  }

  /** Makes a folder where there is none, for nobody else to look into. @throws CommandError */
  makeFolder(path: string): void {
    try {
      const first = mkdirSync(path, { recursive: true, mode: 0o700 });
      if (first === undefined) return;
      const top = dirname(resolve(first));
      for (let one = resolve(path); one !== top && one !== dirname(one); one = dirname(one))
        this.#folders.push(one);
    } catch (error) {
      throw this.#unwritable(path, error);
    }
  }

  /** @throws CommandError if there is a file of the name, or none can be made */
  create(path: string): Output {
    if (existsSync(path)) throw new CommandError(this.#tell('batch.exists', { file: path }));
    const part = `${path}.${randomBytes(6).toString('hex')}.part`;
    let descriptor: number;
    try {
      descriptor = openSync(part, 'wx', 0o600);
    } catch (error) {
      throw this.#unwritable(path, error);
    }
    const row = { path, part, descriptor };
    this.#parts.push(row);
    const output = new Output(row, error => {
      throw this.#unwritable(path, error);
    });
    this.#open.push(output);
    return output;
  }

  #unwritable(file: string, error: unknown): CommandError {
    return new CommandError(this.#tell('batch.unwritable', { file, reason: systemReason(error) }));
  }

  /** Gives all files their names, or none of them. @throws CommandError */
  commit(): void {
    for (const output of this.#open) output.flush();
    for (const { path, part, descriptor } of this.#parts) {
      try {
        fsyncSync(descriptor);
        nameNew(part, path);
        this.#placed.push(path);
      } catch (error) {
        for (const placed of this.#placed) rmSync(placed, { force: true });
        if (systemReason(error) === 'EEXIST')
          throw new CommandError(this.#tell('batch.exists', { file: path }));
        throw this.#unwritable(path, error);
      }
    }
    this.#done = true;
    this.discard();
  }

  #takeBack(): void {
    for (const path of this.#placed) rmSync(path, { force: true });
    for (const path of this.#folders.splice(0)) {
      try {
        rmdirSync(path);
      } catch {
        // Somebody has put something there.
      }
    }
  }

  /** Removes what is not whole; nothing after commit() but the other names of the files. */
  discard(): void {
    for (const { part, descriptor } of this.#parts) {
      try {
        closeSync(descriptor);
      } catch {
        // It was closed before.
      }
      rmSync(part, { force: true });
    }
    if (!this.#done) this.#takeBack();
    this.#parts.length = this.#done ? this.#parts.length : 0;
    process.removeListener('exit', this.#onExit);
  }
}
