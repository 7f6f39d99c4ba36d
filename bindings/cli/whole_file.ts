/** A file that somebody named: written whole or not at all, and in no other file's place unless that was asked for. */
import { type BigIntStats, fstatSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { placeFile, textPieces } from '../files/replace.ts';
import { systemReason } from './info.ts';
import { CommandError } from './outcome.ts';
import type { Say } from './texts.ts';

export interface WholeFile {
  readonly path: string;
  /** The option that named it. */
  readonly option: string;
  /** A file that is there already may be written over. */
  readonly overwrite: boolean;
  readonly mode?: number;
}

/** Of `-` the standard input's; undefined where there is nothing. */
function statOf(path: string): BigIntStats | undefined {
  try {
    return path === '-' ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

const exists = ({ path, option }: WholeFile, say: Say) =>
  new CommandError(say('cli.exists', { file: path, option }));

/**
 * Before anything is read: whether the file may be written.
 *
 * @param read what the command reads, of which nothing is ever written over; undefined of what was not named
 * @throws CommandError
 */
export function guardWhole(file: WholeFile, read: readonly (string | undefined)[], say: Say): void {
  const there = statOf(file.path);
  // A pipe or a device is written to as it is.
  if (there?.isFile() !== true) return;
  for (const path of read) {
    const source = path === undefined ? undefined : statOf(path);
    if (source !== undefined && source.ino === there.ino && source.dev === there.dev)
      throw new CommandError(say('cli.out-is-input', { file: file.path, option: file.option }));
  }
  if (!file.overwrite) throw exists(file, say);
}

/** @throws CommandError if the disk is full or the like; then nothing is left of it */
export async function writeWhole(file: WholeFile, content: Uint8Array | string, say: Say): Promise<void> {
  const { path, overwrite, mode = 0o666 } = file;
  try {
    if (statOf(path)?.isFile() === false) return await writeFile(path, content);
    placeFile(path, typeof content === 'string' ? textPieces(content) : [content], mode, !overwrite);
  } catch (error) {
    const reason = systemReason(error);
    if (reason === 'EEXIST') throw exists(file, say);
    throw new CommandError(say('cli.unwritable', { file: path, reason }));
  }
}
