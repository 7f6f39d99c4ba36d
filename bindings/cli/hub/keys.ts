/** `cardmend hub keys FILE --name NAME`: makes the key that a publisher signs with, or shows the public line of one that is there. */
import { existsSync } from 'node:fs';
import { loadSigningKey, makeSigningKey, publicLine } from '../../hub/keys/signing.ts';
import { exits, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import type { HubValues } from './options.ts';

/** The line that the hub's file of keys takes, on the standard output. @throws UsageError, HubError */
export function hubKeys(words: readonly string[], { name }: HubValues, say: Say): number {
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError(say('cli.hub-key-file'));
  const there = existsSync(path);
  if (!there && (name === undefined || name.trim() === '' || name.length > 100))
    throw new UsageError(say('cli.hub-key-name'));
  const key = there ? loadSigningKey(path) : makeSigningKey(path, name ?? '');
  console.error(say(there ? 'cli.hub-key-there' : 'cli.hub-key-made', { file: path, id: key.id }));
  console.log(publicLine(key));
  return exits.done;
}
