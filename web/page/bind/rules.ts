/** What the platforms are: the facts of a session's rules, before a session is there. */
import { type PlatformFacts, platformFacts } from '#tables/session.ts';

/** Where a card is bound: on which platform, and through which of its channels. */
export interface Place {
  readonly platform: BindPlatform;
  readonly channel: string;
}

/** The platforms that the page binds on, as it shows them. */
export const platformIds = ['jd', 'taobao', 'pinduoduo', 'suning'] as const;
export type BindPlatform = (typeof platformIds)[number];

export const firstPlace: Place = { platform: 'jd', channel: 'main' };

export const rulesOf = (platform: BindPlatform): PlatformFacts => platformFacts[platform];

/** The place of a platform's first channel; `null` for a platform that the page does not bind on. */
export function placeOn(platform: string): Place | null {
  const id = platformIds.find(each => each === platform);
  return id === undefined ? null : { platform: id, channel: rulesOf(id).channels[0] ?? '' };
}
