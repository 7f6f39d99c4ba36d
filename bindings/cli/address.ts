/** The address of a hub, as a command takes it. */
import { UsageError } from './outcome.ts';
import type { Say } from './texts.ts';

/** @throws UsageError */
export function hubAddress(words: string | undefined, say: Say): string {
  try {
    const { protocol, href } = new URL(words ?? '');
    if (protocol === 'http:' || protocol === 'https:') return href;
  } catch {
    // Told below.
  }
  throw new UsageError(say('cli.hub-no-address'));
}
