/** How a file takes its place: whole, or not at all. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Served to everybody. */
export const publicMode = 0o644;

function writeAll(descriptor: number, pieces: readonly Uint8Array[]): void {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at, piece.length - at);
}

const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/**
 * Gives a file its name besides the one it has. A link takes no other file's place, as a rename would; where there are no links
 * the name was free before, and the file has the new one alone.
 *
 * @throws EEXIST if there is a file of the name
 */
export function nameNew(part: string, path: string): void {
  try {
    linkSync(part, path);
  } catch (error) {
    if (!noLinks.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    if (existsSync(path)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    renameSync(part, path);
  }
}

/**
 * Written beside its name, then given it: a reader finds the one before or the new one, whole. Its folder is there.
 *
 * @param isNew no other file's place is taken @throws EEXIST then, if there is one
 */
export function placeFile(path: string, pieces: readonly Uint8Array[], mode: number, isNew = false): void {
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const descriptor = openSync(part, 'wx', mode);
    try {
      writeAll(descriptor, pieces);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (!isNew) renameSync(part, path);
    else {
      nameNew(part, path);
      rmSync(part, { force: true });
    }
  } catch (error) {
    rmSync(part, { force: true });
    throw Object.assign(error as Error, { path });
  }
}

/** The same, in a folder that is made where there is none. */
export function replaceFile(path: string, pieces: readonly Uint8Array[], mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: mode === publicMode ? 0o755 : 0o700 });
  placeFile(path, pieces, mode);
}

export const textPieces = (text: string) => [new TextEncoder().encode(text)];

/** A file that is named by what is in it: one that is there already is the same, unless a crash left a part of it. */
export function putNamed(path: string, bytes: Uint8Array): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', publicMode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!readFileSync(path).equals(bytes)) replaceFile(path, [bytes], publicMode);
    return;
  }
  try {
    writeAll(descriptor, [bytes]);
  } catch (error) {
    rmSync(path, { force: true });
    throw Object.assign(error as Error, { path });
  } finally {
    closeSync(descriptor);
  }
}
