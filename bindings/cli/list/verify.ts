/** `cardmend list verify`: whether all of a list is what its keys have signed; from a folder, or over HTTP. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { httpTransport, type ListTransport, readFile as readListFile } from '../../js/lists/transport.ts';
import { folderTransport } from '../../lists/folder_transport.ts';
import { verifyList } from '../../lists/verify.ts';
import { systemReason } from '../info.ts';
import { CommandError, exits } from '../outcome.ts';
import type { Say } from '../texts.ts';
import type { ListValues } from './options.ts';

export function transportOf(place: string): ListTransport {
  if (/^https?:\/\//.test(place)) return httpTransport(place);
  const served = join(place, 'public');
  return folderTransport(existsSync(served) ? served : place);
}

/** The root to believe: the one that is named, or the list's own first one, which proves less. @throws CommandError */
export async function rootOf(
  place: string,
  transport: ListTransport,
  path: string | undefined,
  say: Say,
): Promise<string> {
  if (path === undefined) {
    const own = await readListFile(transport, 'root.1.json', true);
    if (typeof own === 'string') throw new CommandError(say('cli.list-nowhere', { place }));
    console.error(say('cli.list-own-root'));
    return new TextDecoder().decode(own);
  }
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
}

/** @throws CommandError if the list is refused */
export async function listVerify(place: string, values: ListValues, say: Say): Promise<number> {
  const transport = transportOf(place);
  const verified = await verifyList(transport, await rootOf(place, transport, values.root, say), Date.now());
  if (!verified.ok) throw new CommandError(`${verified.path}: ${say(`list.${verified.refusal}`)}`);
  const { list, signedAt, least } = verified;
  console.log(
    `product ${list.product}
version ${list.version}
entries ${list.count}
signed  ${new Date(signedAt).toISOString()}
bytes   ${list.full.bytes} (${((list.full.bytes * 8) / Math.max(1, list.count)).toFixed(2)} bits/entry)
ranges  ${2 ** list.rangeBits} (${least} entries or more in each)`,
  );
  return exits.done;
}
