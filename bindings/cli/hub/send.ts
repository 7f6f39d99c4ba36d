/** Sends what waits in an outbox, and says how that ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Publisher } from '../../js/hub/publisher.ts';
import type { HubRefusal } from '../../js/hub/refusal.ts';
import { told } from '../ending.ts';
import { exits } from '../outcome.ts';
import type { Say } from '../texts.ts';

/** Without an entry taken for so long the hub is left alone. */
const patienceMs = 20_000;
const lookMs = 20;

/** What is of one report alone: all others go on. */
const ofOneReport: readonly HubRefusal[] = ['nothing-to-withdraw', 'not-an-entry'];

/** @returns why nothing more goes: the hub's word, or that it had none; undefined once it has all */
async function sendAll(
  publisher: Publisher,
  refused: ReadonlyMap<HubRefusal, number>,
): Promise<HubRefusal | 'no-answer' | 'interrupted' | undefined> {
  let interrupted = false;
  void told().then(() => (interrupted = true));
  let [waiting, since] = [publisher.waiting, Date.now()];
  while (publisher.waiting > 0) {
    if (publisher.ended !== undefined) return publisher.ended;
    const word = [...refused.keys()].find(why => !ofOneReport.includes(why));
    if (word !== undefined) return word;
    if (interrupted) return 'interrupted';
    if (publisher.waiting !== waiting) [waiting, since] = [publisher.waiting, Date.now()];
    if (Date.now() - since >= patienceMs) return 'no-answer';
    await sleep(lookMs);
  }
  return undefined;
}

export async function send(
  publisher: Publisher,
  refused: ReadonlyMap<HubRefusal, number>,
  where: { readonly folder: string; readonly hub: string; readonly key: string },
  say: Say,
): Promise<number> {
  const before = publisher.waiting;
  const why = await sendAll(publisher, refused);
  await publisher.stop();
  const count = publisher.waiting;
  const left = ofOneReport.reduce((sum, word) => sum + (refused.get(word) ?? 0), 0);
  console.log(say('cli.hub-sent', { count: before - count - left }));
  for (const word of ofOneReport)
    if (refused.has(word)) console.error(say(`cli.hub-why-${word}`, { count: refused.get(word) ?? 0 }));
  if (why !== undefined) {
    if (why !== 'no-answer' && why !== 'interrupted')
      console.error(say(`cli.hub-why-${why}`, { count, ...where }));
    else if (why === 'no-answer') console.error(say('cli.hub-no-answer', where));
    console.error(say('cli.hub-waiting', { count, ...where }));
  }
  return why === undefined && left === 0 ? exits.done : exits.partly;
}
