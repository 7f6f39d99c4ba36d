/** Publishers of a test: honest ones that forget nothing, and one that forges. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxState } from '../../bindings/js/hub/publisher.ts';
import type { EntryAnswer } from '../../bindings/js/hub/refusal.ts';
import { Publisher } from '../../bindings/js/hub.ts';
import { newHash, newParty, type Party, reportOf, signedEntry, signedText } from './parties.ts';

/** A hash and what became of it: what all must know at the end. */
export type Truth = Map<string, 'block' | 'withdraw'>;

/** An honest platform: it reports in pieces, withdraws one in ten, and starts anew from what it kept once in a while. */
export async function publishAll(
  party: Party,
  hub: string,
  count: number,
  truth: Truth,
  restarts: number,
): Promise<{ readonly restarts: number }> {
  let kept: OutboxState | undefined;
  const open = () =>
    new Publisher({
      ...{ hub, key: party.id, sign: party.sign, timeoutMs: 2_000 },
      waits: { leastMs: 20, mostMs: 200 },
      outbox: {
        load: () => kept,
        keep: state => {
          kept = state;
        },
      },
    });
  let publisher = open();
  let restarted = 0;
  const piece = 250;
  for (let at = 0; at < count; at += piece) {
    const reports = Array.from({ length: Math.min(piece, count - at) }, (_, i) => {
      if (i % 10 !== 9) return reportOf();
      return reportOf({ kind: 'withdraw' });
    });
    const made = reports.map((report, i) =>
      report.kind === 'withdraw' ? { ...report, hash: reports[i - 4]?.hash ?? '' } : report,
    );
    for (const { hash, kind } of made) truth.set(`${party.id} ${hash}`, kind);
    await publisher.report(...made);
    while (publisher.waiting > 4 * piece) await sleep(5);
    if (restarted < restarts && Math.random() < (2 * piece * restarts) / count) {
      await publisher.stop();
      publisher = open();
      await publisher.ready;
      restarted += 1;
    }
  }
  while (publisher.waiting > 0 && publisher.ended === undefined) await sleep(5);
  await publisher.stop();
  if (publisher.ended !== undefined) throw new Error(`${party.name} ended: ${publisher.ended}`);
  return { restarts: restarted };
}

export interface Forger {
  /** How many of its entries were sent and answered. */
  sent: number;
  /** How many the hub took: there may be none. */
  taken: number;
  end(): Promise<void>;
}

/** One that forges in every way that it knows, until it is ended; repeats what others sent as well, which does no harm. */
export function forge(hub: string, victims: readonly Party[], everyMs: number): Forger {
  const own = newParty('forger');
  let over = false;
  const victim = () => victims[Math.floor(Math.random() * victims.length)] as Party;
  const forged = (): readonly unknown[] => {
    const { id } = victim();
    const number = 1 + Math.floor(Math.random() * 5_000);
    const honest = signedEntry(own, number, { hash: newHash() });
    return [
      honest,
      signedText({ id, sign: own.sign }, honest.signed),
      signedText({ id, sign: () => new Uint8Array(64) }, honest.signed),
      { ...honest, signatures: [{ key: id, signature: 'f'.repeat(128) }] },
    ];
  };
  const forger: Forger = { sent: 0, taken: 0, end: () => Promise.resolve() };
  const run = async () => {
    while (!over) {
      try {
        const response = await fetch(`${hub}/entries`, {
          method: 'POST',
          body: JSON.stringify({ entries: forged() }),
          signal: AbortSignal.timeout(1_000),
        });
        const { answers } = (await response.json()) as { answers: EntryAnswer[] };
        forger.sent += answers.length;
        forger.taken += answers.filter(({ answer }) => answer !== 'refused').length;
      } catch {
        // The network is as bad for it.
      }
      await sleep(everyMs);
    }
  };
  const running = run();
  forger.end = async () => {
    over = true;
    await running;
  };
  return forger;
}

/** Sends what stands in the log again, as a confused machine would. @returns how many, and that each was known */
export async function repeat(
  hub: string,
  stop: AbortSignal,
  everyMs: number,
): Promise<{ readonly sent: number; readonly odd: number }> {
  let [sent, odd] = [0, 0];
  while (!stop.aborted) {
    try {
      const after = Math.floor(Math.random() * 2_000);
      const signal = AbortSignal.timeout(1_000);
      const page = await fetch(`${hub}/entries?after=${after}&limit=50`, { signal });
      const { entries } = (await page.json()) as { entries: { n: number; entry: object }[] };
      if (entries.length > 0) {
        const body = JSON.stringify({ entries: entries.map(({ entry }) => entry).reverse() });
        const response = await fetch(`${hub}/entries`, { method: 'POST', body, signal });
        const { answers } = (await response.json()) as { answers: EntryAnswer[] };
        sent += answers.length;
        odd += answers.filter(
          (answer, i) => answer.answer !== 'same' || answer.n !== entries[entries.length - 1 - i]?.n,
        ).length;
      }
    } catch {
      // Another time.
    }
    await sleep(everyMs);
  }
  return { sent, odd };
}
