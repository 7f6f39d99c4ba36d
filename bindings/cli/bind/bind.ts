/** `cardmend bind CLEAN --plan FILE`: binds the cards of a clean file through a platform's interface. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { loadGuide } from 'cardmend/guide';
import type { Locale } from '#tables/keys.ts';
import type { Code, Keys } from '../../bind/journal/keys.ts';
import { Keys as JournalKeys } from '../../bind/journal/keys.ts';
import { isPostgres } from '../../bind/journal/open.ts';
import { type Claimed, type Journal, JournalError, type NewCard } from '../../bind/journal/types.ts';
import type { Plan } from '../../bind/plan/types.ts';
import { openSender } from '../../bind/run/exchange.ts';
import { type RunEnd, Worker } from '../../bind/run/worker.ts';
import { CommandError, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import { journalTrouble, loadJournal, loadKeys, loadPlan } from './load.ts';
import type { BindValues } from './options.ts';
import { bindExits, exitOf } from './outcome.ts';
import { Progress } from './progress.ts';
import { nothingLeftOut, readCards } from './rows.ts';
import { dryRun, tellLeftOut } from './show.ts';
import { conclude, guardList, tell } from './tell.ts';

/** Rows that are put in together. */
const pieceRows = 500;
/** What is under way may take so long after Ctrl-C; a time-out of the plan that is shorter ends it sooner. */
const graceMs = 10_000;

/** The codes of a run, by their digests; null where the journal has them sealed. */
type Codes = ReadonlyMap<string, Code> | null;

interface Job {
  readonly plan: Plan;
  readonly place: string;
  readonly values: BindValues;
  readonly say: Say;
  /** Aborted by the first Ctrl-C. */
  readonly stop: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** The first signal asks to stop; a second one ends the process at once: what was sent is asked for by the next run. */
async function interruptible<T>(say: Say, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(bindExits.interrupted);
    console.error(say('cli.bind-stopping'));
    stop.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of signals) process.off(name, onSignal);
  }
}

function patienceOf(words: string | undefined, say: Say): number {
  const seconds = Number(words ?? 600);
  if (!Number.isFinite(seconds) || seconds < 0) throw new UsageError(say('cli.bind-patience'));
  return seconds * 1_000;
}

function placeOf(file: string | undefined, values: BindValues, say: Say): string {
  const place = values.journal ?? (file === undefined ? undefined : `${file}.journal`);
  if ((values.worker || values.queue) && (place === undefined || !isPostgres(place)))
    throw new UsageError(say('cli.bind-worker'));
  if (place === undefined || file === '-') throw new UsageError(say('cli.one-file'));
  return place;
}

/** Of many workers none is the one that writes the list, unless it is told to. */
const listOf = (file: string | undefined, { list }: BindValues): string | null =>
  list ?? (file === undefined ? null : `${file}.person.csv`);

/** @throws UsageError, CommandError */
export async function bind(
  files: readonly string[],
  values: BindValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const [file, ...others] = files;
  if (others.length > 0 || (file === undefined) !== (values.worker === true))
    throw new UsageError(say('cli.one-file'));
  const place = placeOf(file, values, say);
  const plan = await loadPlan(values.plan, process.env, say);
  const job = { plan, place, values, say, stop: new AbortController().signal };
  if (values['dry-run'] === true && file !== undefined) {
    const leftOut = nothingLeftOut();
    await dryRun(rowsOf(job, file, new JournalKeys(randomBytes(32)), leftOut), leftOut, plan, say);
    return bindExits.done;
  }
  patienceOf(values.patience, say);
  guardList(listOf(file, values), [file, values.plan, ...(isPostgres(place) ? [] : [place])], say);
  const keys = loadKeys(place, process.env, say);
  const journal = await loadJournal(place, keys, plan, say);
  try {
    return await interruptible(say, stop => withJournal({ ...job, stop }, file, keys, journal, locale));
  } catch (error) {
    if (error instanceof JournalError) throw new CommandError(journalTrouble(error, place, say));
    throw error;
  } finally {
    await journal.close();
  }
}

function rowsOf({ plan, place, values, say }: Job, file: string, keys: Keys, leftOut = nothingLeftOut()) {
  const options = {
    ...{ wanted: values, keys, seal: isPostgres(place) },
    needsValue: plan.ceiling.sum !== null,
  };
  return readCards(file, options, leftOut, say);
}

/** Puts the file's cards in. @returns their codes, where the journal does not have them */
async function putIn(job: Job, file: string, keys: Keys, journal: Journal): Promise<Codes> {
  const { place, say } = job;
  const leftOut = nothingLeftOut();
  const codes = new Map<string, Code>();
  let piece: NewCard[] = [];
  let [count, added] = [0, 0];
  for await (const { card, code } of rowsOf(job, file, keys, leftOut)) {
    if (!isPostgres(place)) codes.set(card.card, code);
    count += 1;
    piece.push(card);
    if (piece.length < pieceRows) continue;
    if (job.stop.aborted) break;
    added += await journal.add(piece);
    piece = [];
  }
  if (piece.length > 0) added += await journal.add(piece);
  tellLeftOut(leftOut, say);
  console.error(say('cli.bind-put-in', { count, added, known: count - added }));
  return isPostgres(place) ? null : codes;
}

async function withJournal(
  job: Job,
  file: string | undefined,
  keys: Keys,
  journal: Journal,
  locale: Locale,
): Promise<number> {
  const { plan, place, values, say } = job;
  // A file has one process: what is claimed there was claimed by one that is gone.
  if (!isPostgres(place)) await journal.takeOver();
  const codes = file === undefined ? null : await putIn(job, file, keys, journal);
  await journal.goOn(values['go-on'] === true);
  // Others do the work.
  if (values.queue === true) return bindExits.done;
  const { explain } = await loadGuide({ locale }).then(guide => ({ explain: guide.explain.bind(guide) }));
  const codeOf = ({ card, sealed }: Claimed) =>
    codes?.get(card) ?? (sealed === null ? null : keys.open(sealed, card));
  const end = await work(job, journal, codeOf, explain);
  const list = listOf(file, values);
  const told = await conclude(journal, end, { plan, explain, list, say });
  if (values.json === true) console.log(JSON.stringify({ event: 'end', ...told }));
  else tell(told, say);
  return exitOf(end, told.counts);
}

async function work(
  { plan, values, say, stop }: Job,
  journal: Journal,
  codeOf: (card: Claimed) => Code | null,
  explain: Parameters<typeof conclude>[2]['explain'],
): Promise<RunEnd> {
  const progress = new Progress(say, values.json === true);
  const sender = openSender(plan.atOnce);
  try {
    return await new Worker({
      ...{ journal, plan, explain, sender, codeOf, graceMs },
      owner: `${hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`,
      patienceMs: patienceOf(values.patience, say),
      onSettled: (card, outcome) => progress.count(card, outcome),
    }).run(stop);
  } finally {
    progress.end();
    progress.tell();
    sender.close();
  }
}
