/** A file that is written whole or not at all: beside its name, then given it. What was there before stays until then. */
import { randomBytes } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
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
  const part = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    // A pipe or a device is written to as it is.
    if ((await stat(path).catch(() => undefined))?.isFile() === false) return await writeFile(path, content);
    await writeFile(part, content, { mode, flag: 'wx' });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new CommandError(say('cli.unwritable', { file: path, reason: systemReason(error) }));
  }
}
