/** What a platform is, as data/platforms.json knows it: defaults, and what the server says wins. */
import { type PlatformId, platformIds } from '#tables/keys.ts';
import { type PlatformFacts, platformFacts } from '#tables/session.ts';

export type { PlatformFacts };

/** The rules of a session's platform. */
export interface Rules extends PlatformFacts {
  readonly platform: PlatformId;
  /** The channel that the session is of. */
  readonly channel: string;
}

const isPlatform = (id: unknown): id is PlatformId => platformIds.includes(id as PlatformId);

/** Of an unknown platform those of `generic`; of an unknown channel the platform's first one. */
export function rulesOf(platform: unknown, channel: unknown): Rules {
  const id = isPlatform(platform) ? platform : 'generic';
  const facts = platformFacts[id];
  const found = facts.channels.find(one => one === channel) ?? facts.channels[0] ?? '';
  return Object.freeze({ platform: id, channel: found, ...facts });
}
