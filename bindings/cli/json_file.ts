/** A file of JSON that somebody named: a profile, overrides, a plan. */
import { readFile } from 'node:fs/promises';
import { systemReason } from './info.ts';
import { CommandError } from './outcome.ts';
import type { Say } from './texts.ts';

/** @throws CommandError that holds nothing of the file */
export async function readJson(path: string, say: Say): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // The parser's own message quotes the file, and a list may have been named by a slip.
    throw new CommandError(say('cli.no-json', { file: path }));
  }
}
