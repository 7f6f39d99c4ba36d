/** The log: it appends, and never edits. What is answered as added is on the disk. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { firstLinkText, linkText } from '../../js/hub/chain.ts';
import type { Head, LoggedEntry } from '../../js/hub/protocol.ts';
import type { EntryAnswer } from '../../js/hub/refusal.ts';
import type { Admitted } from '../admit.ts';
import { codeOf, HubError } from '../trouble.ts';
import { filled, waitFor } from './bucket.ts';
import { type Database, letGo, openDatabase } from './database.ts';
import { Rows, type Standing } from './rows.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The newest entries are kept at hand for who follows live. */
const mostAtHand = 2_048;

interface Waiting {
  readonly admitted: readonly Admitted[];
  readonly mark: number | undefined;
  readonly done: (answers: readonly EntryAnswer[]) => void;
  readonly failed: (error: unknown) => void;
}

/** A transaction under way: what the log will be. */
interface Draft {
  number: number;
  chain: string;
  readonly added: LoggedEntry[];
  readonly standings: Map<string, Standing>;
}

export interface LogOptions {
  readonly now?: () => number;
  /** The id of the log, if it is begun. */
  readonly log?: string | undefined;
}

export class EntryLog {
  readonly #db: Database;
  readonly #rows: Rows;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #head: Head;
  #atHand: readonly LoggedEntry[] = [];
  #waiting: Waiting[] = [];
  #draining: Promise<void> | undefined;

  private constructor(db: Database, log: string, now: () => number) {
    this.#db = db;
    this.#rows = new Rows(db);
    this.#now = now;
    const [newest, before] = this.#rows.last();
    const first = digest(firstLinkText(log));
    this.#head = { log, number: newest?.n ?? 0, chain: newest?.chain ?? first };
    if (newest !== undefined && newest.chain !== digest(linkText(before?.chain ?? first, newest.entry)))
      throw new HubError('log-altered', String(newest.n));
  }

  /** @param folder is there @throws HubError */
  static async open(folder: string, { now = Date.now, log: wanted }: LogOptions = {}): Promise<EntryLog> {
    const { db, log } = await openDatabase(join(folder, 'hub.db'), wanted);
    try {
      return new EntryLog(db, log, now);
    } catch (error) {
      letGo(db);
      throw error;
    }
  }

  get head(): Head {
    return this.#head;
  }

  /** At most so many entries behind one, in their order. */
  after(n: number, most: number): readonly LoggedEntry[] {
    const first = this.#atHand[0]?.n ?? Number.POSITIVE_INFINITY;
    if (n + 1 >= first) return this.#atHand.slice(n + 1 - first, n + 1 - first + most);
    return n >= this.#head.number ? [] : this.#rows.after(n, most);
  }

  /** @returns what ends it */
  onAdded(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** How far a stream was taken that brings entries; 0 for not at all. */
  get mark(): number {
    return this.#rows.mark;
  }

  /** @returns what becomes of an entry whose number is taken; undefined if it is not */
  known({ entry, signed }: Admitted): EntryAnswer | undefined {
    const there = this.#rows.numbered(signed.key, entry.number);
    if (there === undefined) return undefined;
    if (there.entry.signed === signed.signed) return { answer: 'same', n: there.n };
    const expected = (this.#rows.standing(signed.key)?.number ?? 0) + 1;
    return { answer: 'refused', why: 'conflict', expected };
  }

  /**
   * All that comes in the same turn is written together: one commit, one wait for the disk.
   *
   * @param mark how far a stream is taken with it
   * @throws HubError `full`
   */
  append(admitted: readonly Admitted[], mark?: number): Promise<readonly EntryAnswer[]> {
    return new Promise((done, failed) => {
      this.#waiting.push({ admitted, mark, done, failed });
      this.#draining ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    await new Promise(next => setImmediate(next));
    const all = this.#waiting;
    this.#waiting = [];
    this.#draining = undefined;
    const draft: Draft = { ...this.#head, added: [], standings: new Map() };
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      const answers = all.map(({ admitted }) => admitted.map(one => this.#add(one, draft)));
      for (const [publisher, standing] of draft.standings) this.#rows.keep(publisher, standing);
      const mark = all.at(-1)?.mark;
      if (mark !== undefined) this.#rows.setMark(mark);
      this.#db.exec('COMMIT');
      this.#settle(draft);
      all.forEach(({ done }, i) => {
        done(answers[i] ?? []);
      });
    } catch (error) {
      this.#undo();
      for (const { failed } of all) failed(new HubError('full', codeOf(error)));
    }
  }

  #undo(): void {
    try {
      this.#db.exec('ROLLBACK');
    } catch {
      // It was undone already.
    }
  }

  #settle({ number, chain, added }: Draft): void {
    if (added.length === 0) return;
    this.#head = { log: this.#head.log, number, chain };
    this.#atHand = [...this.#atHand, ...added].slice(-mostAtHand);
    for (const listener of this.#listeners) listener();
  }

  #standingOf({ signed: { key }, pace }: Admitted, draft: Draft): Standing {
    const known = draft.standings.get(key);
    if (known !== undefined) return known;
    const now = this.#now();
    const kept = this.#rows.standing(key);
    const { room, at } = filled(kept ?? { room: pace.burst, at: now }, pace, now);
    const standing = { number: kept?.number ?? 0, room, at };
    draft.standings.set(key, standing);
    return standing;
  }

  #add(one: Admitted, draft: Draft): EntryAnswer {
    const { entry, signed, pace } = one;
    const standing = this.#standingOf(one, draft);
    const expected = standing.number + 1;
    if (entry.number > expected) return { answer: 'refused', why: 'early', expected };
    if (entry.number < expected) {
      const there = this.#rows.numbered(signed.key, entry.number);
      return there?.entry.signed === signed.signed
        ? { answer: 'same', n: there.n }
        : { answer: 'refused', why: 'conflict', expected };
    }
    const withdraws = entry.kind === 'withdraw';
    if (withdraws && !this.#rows.blocks(one)) return { answer: 'refused', why: 'nothing-to-withdraw' };
    // A withdrawal needs a block that was paid for, and mends what a block has done: it always has room.
    if (!withdraws && standing.room < 1)
      return { answer: 'refused', why: 'rate-limited', retryAfterMs: waitFor(standing, pace) };
    const chain = digest(linkText(draft.chain, signed));
    const logged: LoggedEntry = { n: draft.number + 1, chain, entry: signed };
    this.#rows.add(logged, one);
    draft.added.push(logged);
    [draft.number, draft.chain] = [logged.n, chain];
    standing.number = entry.number;
    if (!withdraws) standing.room -= 1;
    return { answer: 'added', n: logged.n };
  }

  async close(): Promise<void> {
    await this.#draining;
    letGo(this.#db);
  }
}
