/** `cardmend filter info FILE`: what a file of known codes is. */
import { readFile } from 'node:fs/promises';
import { loadTools } from './assets.ts';
import { CommandError, exits } from './outcome.ts';
import type { Say } from './texts.ts';

/** Why the system refused: its own short word, which names no content. */
export function systemReason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'error';
}

export async function info(path: string, say: Say): Promise<number> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
  const file = (await loadTools()).read(bytes);
  if (typeof file === 'string') throw new CommandError(`${path}: ${say(`known.${file}`)}`);
  const each = ((bytes.length * 8) / file.count).toFixed(2);
  console.log(
    `product ${file.product}\ncodes   ${file.count}\nbits    ${file.bits}\nbytes   ${bytes.length} (${each} bits/code)`,
  );
  return exits.done;
}
