/** `cardmend list publish FOLDER`: a version of what is new. */
import { locked } from '../../lists/lock.ts';
import type { Places } from '../../lists/places.ts';
import { publish } from '../../lists/publish.ts';
import type { Say } from '../texts.ts';

/** Another command may be adding to the list. */
export const patienceMs = 30_000;

/** @throws PublisherError */
export async function publishNow(places: Places, force: boolean, say: Say): Promise<void> {
  const done = await locked(places, () => publish(places, { now: Date.now(), force }), patienceMs);
  const { version, count, changed, fullBytes, deltaBytes } = done;
  if (done.onlyTime) console.log(say('cli.list-time', { version }));
  else
    console.log(
      say('cli.list-published', { version, count, changed, size: fullBytes, delta: deltaBytes ?? '-' }),
    );
}
