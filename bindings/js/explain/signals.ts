/** What else is known as the core's signals. Nothing here throws for what a field holds. */
import { cardOrigins, type Signal, signals, verdicts } from '#tables/keys.ts';
import { notKnown } from '#tables/limits.ts';
import { number, safely } from './facts.ts';
import type { Evidence } from './types.ts';

/** Whole, and within what 32 bits hold; a negative number is nonsense to every signal. */
function whole(value: unknown): number {
  const given = number(value, notKnown);
  return given < 0 ? notKnown : Math.min(Math.trunc(given), 0x7fffffff);
}

function flag(value: unknown): number {
  return typeof value === 'boolean' ? Number(value) : notKnown;
}

function place(value: unknown, words: readonly string[]): number {
  const index = words.indexOf(value as string);
  return index < 0 ? notKnown : index;
}

function regionsDiffer({ cardRegion, accountRegion }: Evidence): number {
  if (typeof cardRegion !== 'string' || typeof accountRegion !== 'string') return notKnown;
  return Number(cardRegion.trim().toUpperCase() !== accountRegion.trim().toUpperCase());
}

type Read = (evidence: Evidence) => number;

/** What nobody tells has no entry: the core finds it out. */
const readers: Readonly<Partial<Record<Signal, Read>>> = {
  verdict: ({ check }) => place(check?.verdict, verdicts),
  findings: ({ check }) => whole(check?.findings?.length),
  repairs: ({ check }) => whole(check?.edits?.filter(({ kind }) => kind === 'repair').length),
  ambiguous: ({ check }) =>
    whole(check?.findings?.filter(({ kind }) => kind === 'ambiguous-character').length),
  online: ({ online }) => flag(online),
  attempts: ({ attempts }) => whole(attempts),
  'since-last-ms': ({ sinceLastMs }) => whole(sinceLastMs),
  'other-codes': ({ otherCodes }) => whole(otherCodes),
  'network-changed': ({ networkChanged }) => flag(networkChanged),
  'recent-timeouts': ({ recentTimeouts }) => whole(recentTimeouts),
  'sales-peak': ({ salesPeak }) => flag(salesPeak),
  hour: ({ hour }) => whole(hour),
  'account-age-days': ({ accountAgeDays }) => whole(accountAgeDays),
  'other-region': regionsDiffer,
  origin: ({ origin }) => place(origin, cardOrigins),
  'cache-age-hours': ({ cacheAgeHours }) => whole(cacheAgeHours),
  plugin: ({ plugin }) => flag(plugin),
  amount: ({ amount }) => whole(amount),
};

const reads = signals.map(signal => readers[signal]);

/** Writes each signal into `out`, in the order of the core. */
export function writeSignals(evidence: Evidence, out: Int32Array): void {
  for (let i = 0; i < reads.length; ++i) {
    const read = reads[i];
    try {
      out[i] = read === undefined ? notKnown : read(evidence);
    } catch {
      // A getter of a strange object may throw; then that fact is not known.
      out[i] = notKnown;
    }
  }
}

/** The indices of the remedies that were tried, a unit each. */
export function triedUnits(evidence: Evidence, remedyIds: readonly string[]): string {
  const read = () => {
    const { tried } = evidence;
    if (!Array.isArray(tried)) return '';
    const indices = tried.slice(0, 256).map(id => remedyIds.indexOf(id as string));
    return String.fromCharCode(...indices.filter(index => index >= 0));
  };
  return safely(read, '');
}
