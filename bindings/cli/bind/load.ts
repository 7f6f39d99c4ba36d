/** What a run is made of: its plan, its key, its journal, or why there is none, in words. */
import { Keys, keyInFile, keyOf } from '../../bind/journal/keys.ts';
import { isPostgres, openJournal } from '../../bind/journal/open.ts';
import { type Journal, JournalError } from '../../bind/journal/types.ts';
import { readPlan } from '../../bind/plan/read.ts';
import type { Plan } from '../../bind/plan/types.ts';
import { systemReason } from '../info.ts';
import { readJson } from '../json_file.ts';
import { CommandError, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Holds the journal's key as 64 digits of base 16. */
export const keyVariable = 'CARDMEND_BIND_KEY';

/** @throws UsageError, CommandError */
export async function loadPlan(path: string | undefined, env: Env, say: Say): Promise<Plan> {
  if (path === undefined) throw new UsageError(say('cli.bind-no-plan'));
  const read = readPlan(await readJson(path, say), env);
  if ('plan' in read) return read.plan;
  if ('missing' in read)
    throw new CommandError(
      read.missing.map(name => say('cli.bind-no-variable', { file: path, name })).join('\n'),
    );
  throw new CommandError(
    read.problems
      .map(
        problem =>
          `${path}: ${problem.field || '/'}: ${say(`cli.plan-${problem.rule}`, { what: problem.with })}`,
      )
      .join('\n'),
  );
}

/** @throws UsageError, CommandError */
export function loadKeys(place: string, env: Env, say: Say): Keys {
  const given = env[keyVariable];
  if (given !== undefined && given !== '') {
    const key = keyOf(given);
    if (key === undefined) throw new UsageError(say('cli.bind-bad-key', { name: keyVariable }));
    return new Keys(key);
  }
  if (isPostgres(place)) throw new UsageError(say('cli.bind-no-key', { name: keyVariable }));
  const path = `${place}.key`;
  try {
    const key = keyInFile(path);
    if (key !== undefined) return new Keys(key);
  } catch (error) {
    throw new CommandError(say('cli.unwritable', { file: path, reason: systemReason(error) }));
  }
  throw new CommandError(say('cli.bind-bad-key', { name: path }));
}

/** A journal's place as it may be shown: an address may hold a password. */
export const shownPlace = (place: string): string => (isPostgres(place) ? 'PostgreSQL' : place);

export function journalTrouble(error: JournalError, place: string, say: Say): string {
  return say(`cli.journal-${error.trouble}`, { file: shownPlace(place), reason: error.reason });
}

/** @throws CommandError */
export async function loadJournal(place: string, keys: Keys, plan: Plan, say: Say): Promise<Journal> {
  const { platform, rate, ceiling } = plan;
  const accounts = plan.accounts.map(({ id }) => id);
  try {
    return await openJournal({ place, keyCheck: keys.check, limits: { platform, rate, accounts, ceiling } });
  } catch (error) {
    if (error instanceof JournalError) throw new CommandError(journalTrouble(error, place, say));
    throw error;
  }
}
