/** A publisher's room for entries, which fills again with time. */
import type { Pace } from '../keys/publishers.ts';

export interface Bucket {
  /** For so many entries there is room. */
  readonly room: number;
  /** When that was so, in milliseconds since 1970. */
  readonly at: number;
}

const perMs = ({ perMinute }: Pace) => perMinute / 60_000;

/** The room now. A clock that was set back fills nothing, and takes nothing away. */
export function filled({ room, at }: Bucket, pace: Pace, now: number): Bucket {
  return { room: Math.min(pace.burst, room + Math.max(0, now - at) * perMs(pace)), at: now };
}

/** How long until there is room for one. */
export const waitFor = ({ room }: Bucket, pace: Pace): number =>
  Math.ceil(Math.max(0, 1 - room) / perMs(pace));
