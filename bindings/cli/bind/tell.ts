/** What a person reads at the end: how many, the list of those who need a person, when to go on. */
import { readFileSync, statSync } from 'node:fs';
import { locales } from '#tables/keys.ts';
import type { Journal, Line } from '../../bind/journal/types.ts';
import type { Plan } from '../../bind/plan/types.ts';
import { listText } from '../../bind/report/list.ts';
import type { Explain } from '../../bind/run/decide.ts';
import { notInFile, type RunEnd } from '../../bind/run/worker.ts';
import { systemReason } from '../info.ts';
import { CommandError } from '../outcome.ts';
import { type Say, speaker } from '../texts.ts';
import { guardWhole, writeWhole } from '../whole_file.ts';
import type { Counts } from './outcome.ts';

export interface Told {
  readonly end: RunEnd;
  readonly counts: Counts;
  readonly stopped: string | null;
  /** When the next open card may be tried; null if none is open. */
  readonly next: string | null;
  /** The file with the list; null if it would be empty. */
  readonly list: string | null;
}

const ownCauses = ['sealed', 'no-way-to-ask', notInFile] as const;

/** The sentence for a card: what the platform's code means now, or the cause's name. */
function adviceOf(plan: Plan, explain: Explain, say: Say) {
  return ({ state, cause, code, status }: Line): string => {
    const own = ownCauses.find(each => each === cause);
    if (own !== undefined) return say(`cli.bind-cause-${own}`);
    if (state === 'held') return say('cli.bind-held-advice');
    const found = explain({ platform: plan.platform, channel: plan.channel, code, http: status || null });
    return found.cause === cause ? found.message : cause;
  };
}

/** The first cell of a list, behind the mark, in any language. */
const firstCells = new Set(locales.map(locale => speaker(locale)('cli.bind-headings').split('|', 1)[0]));

function isOwn(path: string): boolean {
  const [head = ''] = readFileSync(path, 'utf8').split(',', 1);
  return head === '' || firstCells.has(head.replace(/^\ufeff/, ''));
}

/**
 * A list of an earlier run is written over, and nothing else is.
 *
 * @param read what the command reads
 * @throws CommandError before anything is sent
 */
export function guardList(path: string | null, read: readonly (string | undefined)[], say: Say): void {
  if (path === null) return;
  guardWhole({ path, option: '--list', overwrite: true }, read, say);
  try {
    if (!statSync(path).isFile() || isOwn(path)) return;
  } catch (error) {
    const reason = systemReason(error);
    if (reason === 'ENOENT') return;
    throw new CommandError(say('cli.unreadable', { file: path, reason }));
  }
  throw new CommandError(say('cli.not-its-own', { file: path }));
}

/** @throws CommandError if the list cannot be written */
export async function conclude(
  journal: Journal,
  end: RunEnd,
  { plan, explain, list, say }: { plan: Plan; explain: Explain; list: string | null; say: Say },
): Promise<Told> {
  const [counts, standing, nextMs] = [
    await journal.counts(),
    await journal.standing(),
    await journal.nextMs(),
  ];
  const lines = await journal.lines(['refused', 'person', 'held']);
  const headings = say('cli.bind-headings').split('|');
  const state = (line: Line) => say(`cli.bind-${line.state as 'refused' | 'person' | 'held'}`);
  if (lines.length > 0 && list !== null) {
    const text = listText(lines, { headings, advice: adviceOf(plan, explain, say), state });
    // For nobody else to read.
    await writeWhole({ path: list, option: '--list', overwrite: true, mode: 0o600 }, text, say);
  }
  return {
    ...{ end, counts, stopped: standing.stopped },
    next: nextMs === null ? null : new Date(Date.now() + Math.max(nextMs, standing.pausedMs)).toISOString(),
    list: lines.length > 0 ? list : null,
  };
}

const order = [
  'bound',
  'refused',
  'person',
  'held',
  'waiting',
  'unclear',
  'queued',
  'claimed',
  'sent',
] as const;

export function tell({ end, counts, stopped, next, list }: Told, say: Say): void {
  for (const state of order) {
    const count = counts[state] ?? 0;
    if (count > 0 || state === 'bound')
      console.log(`${String(count).padStart(9)}  ${say(`cli.bind-${state}`)}`);
  }
  if (list !== null) console.log(say('cli.bind-list', { file: list }));
  if (stopped !== null) console.log(say('cli.bind-stopped', { cause: stopped }));
  else if (end === 'interrupted') console.log(say('cli.bind-interrupted'));
  else if (next !== null) console.log(say('cli.bind-next', { time: next }));
  if ((counts.held ?? 0) > 0) console.log(say('cli.bind-held-advice'));
}
