/** `cardmend learn OUTCOMES --out FILE`: a shop's own counts of what failures turned out to be, to new priors. */
import { compileKnowledge, KnowledgeError, type KnowledgeOverrides } from '../js/knowledge/compile.ts';
import { mergeKnowledge } from '../js/knowledge/merge.ts';
import type { KnowledgeData } from '../js/knowledge/rows.ts';
import { systemReason } from './info.ts';
import { readJson } from './json_file.ts';
import { type ListRecord, OpenQuoteError, readList } from './list.ts';
import { CommandError, exits, UsageError } from './outcome.ts';
import { learn as learnPriors, type Outcome } from './priors.ts';
import type { Say } from './texts.ts';
import { guardWhole, writeWhole } from './whole_file.ts';

export interface LearnOptions {
  readonly out?: string | undefined;
  /** How many outcomes the priors are worth. */
  readonly weight?: string | undefined;
  /** A file of overrides that the priors are taken from, beside the shipped ones. */
  readonly base?: string | undefined;
  readonly overwrite?: boolean | undefined;
}

const columns = ['failure', 'cause', 'remedy', 'solved', 'count'] as const;
type ColumnName = (typeof columns)[number];

const yes = new Set(['1', 'true', 'yes', 'y', 'solved', '\u662f']);
const no = new Set(['0', 'false', 'no', 'n', '\u5426']);

/** The place of each column by the heading of the list. */
function headings(cells: readonly string[], say: Say): ReadonlyMap<ColumnName, number> {
  const names = cells.map(cell => cell.trim().toLowerCase());
  const found = columns.flatMap(name => (names.includes(name) ? [[name, names.indexOf(name)] as const] : []));
  const places = new Map(found);
  const enough =
    places.has('cause') && (places.has('failure') || (places.has('remedy') && places.has('solved')));
  if (!enough) throw new CommandError(say('cli.learn-columns', { have: columns.join(', ') }));
  return places;
}

class Lines {
  readonly outcomes: Outcome[] = [];
  leftOut = 0;
  readonly #data: KnowledgeData;
  readonly #say: Say;

  constructor(data: KnowledgeData, say: Say) {
    this.#data = data;
    this.#say = say;
  }

  /** Why a line cannot be counted; undefined if it was. */
  #problem(cell: (name: ColumnName) => string): string | undefined {
    const [failure, cause, remedy] = [cell('failure'), cell('cause'), cell('remedy')];
    const count = cell('count') === '' ? 1 : Number(cell('count'));
    const solved = cell('solved').toLowerCase();
    const { failures, causes } = this.#data;
    const row = causes.rows.find(({ id }) => id === cause);
    if (row === undefined) return `cause '${cause}'`;
    if (failure !== '' && failures.rows.every(({ id }) => id !== failure)) return `failure '${failure}'`;
    if (remedy !== '' && row.remedies.every(way => way.remedy !== remedy)) return `remedy '${remedy}'`;
    if (remedy !== '' && !yes.has(solved) && !no.has(solved)) return `solved '${solved}'`;
    if (!Number.isSafeInteger(count) || count < 1) return `count '${cell('count')}'`;
    if (failure === '' && remedy === '') return "failure ''";
    this.outcomes.push({
      cause,
      count,
      ...(failure === '' ? {} : { failure }),
      ...(remedy === '' ? {} : { remedy, solved: yes.has(solved) }),
    });
    return undefined;
  }

  take({ line, cells }: ListRecord, places: ReadonlyMap<ColumnName, number>): void {
    const problem = this.#problem(name => (cells[places.get(name) ?? -1] ?? '').trim());
    if (problem === undefined) return;
    this.leftOut += 1;
    console.error(this.#say('cli.left-out-line', { line, reason: problem }));
  }
}

async function readOutcomes(path: string, data: KnowledgeData, say: Say): Promise<Lines> {
  const lines = new Lines(data, say);
  let places: ReadonlyMap<ColumnName, number> | undefined;
  try {
    for await (const record of readList(path)) {
      if (places === undefined) places = headings(record.cells, say);
      else lines.take(record, places);
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof OpenQuoteError) throw new CommandError(say('cli.open-quote', { line: error.line }));
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
  return lines;
}

/** The overrides that a shop has already; none if it named no file. */
async function readBase(path: string | undefined, say: Say): Promise<KnowledgeOverrides> {
  if (path === undefined) return {};
  const base = (await readJson(path, say)) as KnowledgeOverrides;
  try {
    compileKnowledge(base);
    return base;
  } catch (error) {
    throw new CommandError(`${path}: ${(error as Error).message}`);
  }
}

interface AnyRow {
  readonly id: string;
}

/** Rows of `more` in place of those with their ids, or behind them. */
function together<Row extends AnyRow>(rows: readonly Row[], more: readonly Row[]): Row[] {
  const merged = rows.map(row => more.find(({ id }) => id === row.id) ?? row);
  return [...merged, ...more.filter(({ id }) => rows.every(row => row.id !== id))];
}

function weightOf(weight: string | undefined, say: Say): number {
  const value = weight === undefined ? 100 : Number(weight);
  if (!(value > 0) || value > 1e9) throw new UsageError(say('cli.no-weight'));
  return value;
}

/** @throws UsageError, CommandError */
export async function learn(path: string, options: LearnOptions, say: Say): Promise<number> {
  const weight = weightOf(options.weight, say);
  if (options.out === undefined) throw new UsageError(say('cli.no-out'));
  const file = { path: options.out, option: '--out', overwrite: options.overwrite === true };
  // What --base names is in the new file: it may be gone on from where it lies.
  guardWhole(file, [path], say);
  const base = await readBase(options.base, say);
  const { data } = mergeKnowledge(base);
  const { outcomes, leftOut } = await readOutcomes(path, data, say);
  if (outcomes.length === 0) throw new CommandError(say('cli.learn-nothing'));
  const total = outcomes.reduce((sum, { count }) => sum + count, 0);
  const { failures, causes, changes } = learnPriors(data, outcomes, weight);
  const own = { source: `own counts: ${total} outcomes, beside priors worth ${weight}`, confidence: 'prior' };
  const noted = <Row extends AnyRow>(rows: readonly Row[]) => rows.map(row => ({ ...row, ...own }));
  const overrides = {
    ...base,
    failures: { rows: together<AnyRow>(base.failures?.rows ?? [], noted(failures)) },
    causes: { ...base.causes, rows: together<AnyRow>(base.causes?.rows ?? [], noted(causes)) },
  };
  const filled = Object.fromEntries(
    Object.entries(overrides).filter(([, part]) => (part as { rows?: unknown[] }).rows?.length !== 0),
  ) as KnowledgeOverrides;
  try {
    compileKnowledge(filled);
  } catch (error) {
    if (error instanceof KnowledgeError) throw new CommandError(error.message);
    throw error;
  }
  await writeWhole(file, `${JSON.stringify(filled, null, 2)}\n`, say);
  for (const { row, name, from, to } of changes)
    console.log(`${row}  ${name}  ${(from / 10).toFixed(1)} % -> ${(to / 10).toFixed(1)} %`);
  console.log(say('cli.learned', { file: options.out, count: total, changes: changes.length }));
  if (leftOut > 0) console.log(say('cli.left-out', { count: leftOut }));
  return leftOut > 0 ? exits.partly : exits.done;
}
