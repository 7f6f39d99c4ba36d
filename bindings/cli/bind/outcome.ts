/** How `cardmend bind` ends. */
import type { State } from '../../bind/journal/machine.ts';
import type { RunEnd } from '../../bind/run/worker.ts';
import { exits } from '../outcome.ts';

/** The exit statuses; docs/use/bind.md tells them. */
export const bindExits = {
  ...exits,
  /** Every card has ended, and some need a person. */
  person: 3,
  /** Cards are left: they wait, or no account has room. Run it again. */
  left: 4,
  /** Stopped because of the account or the platform. */
  stopped: 5,
  interrupted: 130,
} as const;

export type Counts = Readonly<Partial<Record<State, number>>>;

export function exitOf(end: RunEnd, counts: Counts): number {
  const many = (...all: State[]) => all.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  if (end === 'stopped') return bindExits.stopped;
  if (end === 'interrupted') return bindExits.interrupted;
  if (many('queued', 'waiting', 'unclear', 'claimed', 'sent', 'held') > 0) return bindExits.left;
  return many('refused', 'person') > 0 ? bindExits.person : bindExits.done;
}
