/** A platform as a publisher: signs what its desk was told, and sends it to the hub until that has it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSigningKey, makeSigningKey, type SigningKey } from '../../../bindings/hub/keys/signing.ts';
import { FolderOutbox } from '../../../bindings/hub/outbox/folder_outbox.ts';
import { Publisher } from '../../../bindings/js/hub.ts';
import type { PlatformId } from '../platforms/platforms.ts';

export interface Party {
  readonly platform: PlatformId;
  readonly key: SigningKey;
  readonly publisher: Publisher;
}

/** The hub is on the same machine: it is soon back. */
const waits = { leastMs: 100, mostMs: 5_000 };

/** Of a platform, made at its first start. @throws HubError */
export function partyKey(folder: string, platform: PlatformId): SigningKey {
  const path = join(folder, `${platform}.json`);
  return existsSync(path) ? loadSigningKey(path) : makeSigningKey(path, platform);
}

export function openParty(
  folder: string,
  key: SigningKey,
  hub: string,
  now: () => number,
  onError: (text: string) => void,
): Party {
  const platform = key.name as PlatformId;
  const publisher = new Publisher({
    ...{ hub, key: key.id, sign: key.sign, waits, now },
    outbox: new FolderOutbox(join(folder, platform), key.id),
    onRefused: why => onError(`hub: ${platform}: ${why}`),
  });
  return { platform, key, publisher };
}
