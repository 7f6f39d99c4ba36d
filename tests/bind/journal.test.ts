// The rules of a journal, on SQLite and on PostgreSQL: the same cases, the same answers.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Database from 'libsql';
import { openJournal } from '../../bindings/bind/journal/open.ts';
import { type Journal, JournalError, type Limits } from '../../bindings/bind/journal/types.ts';
import { type JournalCase, journalCases } from './journal_cases.ts';
import { randomWalk } from './journal_walk.ts';
import { openPostgres, type Postgres } from './postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-journal-'));
let postgres: Postgres | undefined;
before(async () => {
  postgres = await openPostgres();
});
after(async () => {
  await postgres?.close();
  rmSync(folder, { recursive: true });
});

const usual: Limits = {
  platform: 'jd',
  rate: { perSecond: 100_000, burst: 100_000 },
  accounts: ['default'],
  ceiling: { cards: null, sum: null },
};

let files = 0;
const freshFile = async (): Promise<string> => join(folder, `${++files}.journal`);
const freshDatabase = async (): Promise<string> => (await postgres?.fresh()) ?? '';

async function run(place: string, run: JournalCase): Promise<void> {
  const opened: Journal[] = [];
  const open = async (limits: Partial<Limits> = {}): Promise<Journal> => {
    const journal = await openJournal({ place, keyCheck: 'check', limits: { ...usual, ...limits } });
    opened.push(journal);
    return journal;
  };
  const ask = async (sql: string): Promise<unknown> => {
    if (place.startsWith('postgres:')) return postgres?.query(place, sql);
    for (const journal of opened.splice(0)) await journal.close();
    const store = new Database(place);
    try {
      return sql.startsWith('SELECT') ? store.prepare(sql).all() : store.prepare(sql).run();
    } finally {
      store.close();
    }
  };
  try {
    await run(open, ask);
  } finally {
    for (const journal of opened) await journal.close();
  }
}

const places = { SQLite: freshFile, PostgreSQL: freshDatabase } as const;
for (const [name, fresh] of Object.entries(places)) {
  for (const [what, one] of Object.entries(journalCases))
    test(`${name}: ${what}`, async () => run(await fresh(), one));
  test(`${name}: no card is sent again unasked, whatever workers do`, async () =>
    run(await fresh(), randomWalk));

  test(`${name}: another key or another version is told, and nothing is touched`, async () => {
    const place = await fresh();
    const open = (keyCheck: string) => openJournal({ place, keyCheck, limits: usual });
    await (await open('check')).close();
    await assert.rejects(open('other'), { trouble: 'other-key' });
    await run(place, async (_, ask) => {
      await ask("UPDATE bind_meta SET value = '9' WHERE name = 'version'");
    });
    await assert.rejects(open('check'), { trouble: 'version', reason: '9' });
  });
}

const troubleOf = async (place: string): Promise<unknown> =>
  openJournal({ place, keyCheck: 'check', limits: usual }).then(
    journal => journal.close(),
    (error: unknown) => (error instanceof JournalError ? error.trouble : error),
  );

test('SQLite: a journal has one process; another file is told, and not written to', async () => {
  const place = await freshFile();
  const first = await openJournal({ place, keyCheck: 'check', limits: usual });
  assert.equal(await troubleOf(place), 'locked');
  await first.close();
  assert.equal(await troubleOf(place), undefined);
  const text = join(folder, 'text.csv');
  writeFileSync(text, 'secret,value\n'.repeat(500));
  assert.equal(await troubleOf(text), 'foreign');
  const other = join(folder, 'other.db');
  const store = new Database(other);
  store.exec('CREATE TABLE theirs (a)');
  store.close();
  assert.equal(await troubleOf(other), 'foreign');
  assert.equal(await troubleOf(join(folder, 'no/such/folder.journal')), 'full');
});

test('PostgreSQL: a server that is not there is told', async () => {
  assert.equal(await troubleOf('postgres://nobody@127.0.0.1:1/none'), 'unreachable');
});
