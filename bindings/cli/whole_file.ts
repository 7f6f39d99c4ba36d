/** A file that somebody named: written whole or not at all. What was there before stays until then. */
import { stat, writeFile } from 'node:fs/promises';
import { placeFile, textPieces } from '../files/replace.ts';
import { systemReason } from './info.ts';
import { CommandError } from './outcome.ts';
import type { Say } from './texts.ts';

/** @throws CommandError if the disk is full or the like; then nothing is left of it */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  say: Say,
  mode = 0o666,
): Promise<void> {
  try {
    // A pipe or a device is written to as it is.
    if ((await stat(path).catch(() => undefined))?.isFile() === false) return await writeFile(path, content);
    placeFile(path, typeof content === 'string' ? textPieces(content) : [content], mode);
  } catch (error) {
    throw new CommandError(say('cli.unwritable', { file: path, reason: systemReason(error) }));
  }
}
