/**
 * What a log makes of a list. Of each hash every publisher has its own word, the last one: a withdrawal ends what the same publisher
 * said, and nobody else's. A card is blocked as long as one of them says so; a list shows the one that said so first.
 */
import { numberOf } from '../js/lists/code_hash.ts';
import type { EntryDetails } from '../js/lists/entry.ts';
import { hashBits } from '../js/lists/shape.ts';
import { type Columns, detailsAt, emptyColumns, ended, hashAt, placeOf, Rows } from './columns.ts';
import type { LogEntry } from './log.ts';

export interface Blocks {
  /** An entry of each hash: what is published. */
  readonly columns: Columns;
  /** What further publishers say of some of the hashes, in the order in which they said it. */
  readonly others: Columns;
}

export const noBlocks: Blocks = { columns: emptyColumns, others: emptyColumns };

export interface Merged extends Blocks {
  /** Ascending: hashes that came, went, or of which something else is said. */
  readonly touched: Float64Array;
}

/** A log's records about each hash, in their order: most hashes have one, and millions have no list made for it. */
type News = Map<number, LogEntry | LogEntry[]>;

function newsOf(entries: readonly LogEntry[], published: number): News {
  const unit = 2 ** (hashBits - published);
  const news: News = new Map();
  for (const entry of entries) {
    const whole = numberOf(entry.hash);
    const hash = whole - (whole % unit);
    const before = news.get(hash);
    if (before === undefined) news.set(hash, entry);
    else if (Array.isArray(before)) before.push(entry);
    else news.set(hash, [before, entry]);
  }
  return news;
}

const holds = ({ end }: EntryDetails, today: number) => end === 0 || end > today;

/** What the publishers say after records that are new. */
function after(words: EntryDetails[], news: readonly LogEntry[], today: number): EntryDetails[] {
  for (const { withdrawn, details } of news) {
    const at = words.findIndex(({ publisher }) => publisher === details.publisher);
    if (withdrawn && at >= 0) words.splice(at, 1);
    if (!withdrawn) words.splice(at < 0 ? words.length : at, at < 0 ? 0 : 1, details);
  }
  return words.filter(word => holds(word, today));
}

/** Goes through rows once, ascending. */
class Reader {
  #from = 0;
  readonly #columns: Columns;
  readonly #to: Rows;

  constructor(columns: Columns, to: Rows) {
    this.#columns = columns;
    this.#to = to;
  }

  /** Copies the rows before a hash. @param words what those of the hash say goes there */
  take(hash: number, words: EntryDetails[]): void {
    let at = placeOf(this.#columns, hash);
    this.#to.copy(this.#columns, this.#from, at);
    for (; at < this.#columns.count && hashAt(this.#columns, at) === hash; ++at)
      words.push(detailsAt(this.#columns, at));
    this.#from = at;
  }

  end(): Columns {
    this.#to.copy(this.#columns, this.#from, this.#columns.count);
    return this.#to.done();
  }
}

/** The entries after a log's. @param today days since 1970 */
export function merge(
  { columns, others }: Blocks,
  entries: readonly LogEntry[],
  published: number,
  today: number,
): Merged {
  const news = newsOf(entries, published);
  for (const part of [columns, others])
    for (const place of ended(part, today)) {
      const hash = hashAt(part, place);
      if (!news.has(hash)) news.set(hash, []);
    }
  const touched = Float64Array.from(news.keys()).sort();
  const shown = new Rows(columns.count + touched.length);
  const hidden = new Rows(others.count + entries.length);
  const readers = [new Reader(columns, shown), new Reader(others, hidden)] as const;
  for (const hash of touched) {
    const words: EntryDetails[] = [];
    for (const reader of readers) reader.take(hash, words);
    const said = news.get(hash) ?? [];
    if (words.length === 0 && !Array.isArray(said)) {
      if (!said.withdrawn && holds(said.details, today)) shown.push(hash, said.details);
      continue;
    }
    const [first, ...more] = after(words, Array.isArray(said) ? said : [said], today);
    if (first !== undefined) shown.push(hash, { ...first, more: more.length > 0 });
    for (const word of more) hidden.push(hash, { ...word, more: true });
  }
  return { columns: readers[0].end(), others: readers[1].end(), touched };
}
