// A journal whose disk is full or bad at each write: `bind` says so in a sentence and sends nothing more; the next run, on a disk that
// is well, ends each card once, and its journal says what is true of it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import Database from 'libsql';
import { assertTrueEnds, type JournalRow } from '../../bind/ends.ts';
import { openShop, start, writePlan } from '../../bind/shop.ts';
import { heard, makeFailingDisk, nths } from './failing_disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-bind-disk-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const disk = makeFailingDisk(folder);
const cards = 12;

for (const fault of ['FULL', 'BAD'] as const)
  test(`a journal: ${fault} at each write`, async () => {
    let last = true;
    for (const nth of nths) {
      const shop = await openShop(cards);
      try {
        const words = [shop.clean, '--plan', writePlan(shop, { atOnce: 3 }), '--locale', 'en'];
        const env = { SHOP_TOKEN: shop.token };
        const broken = await start(words, { ...env, ...disk.env(fault, nth, 'clean.csv.journal') }).ended;
        const { said, struck } = heard(broken.errors);
        const where = `${fault} ${nth}: ${said}`;
        last = struck;
        assert.doesNotMatch(said, /\n {4}at |node:internal/, where);
        if (broken.status === 1) assert.match(said, /cannot be written \((SQLITE_|ENOSPC|EIO)/, where);
        else assert.equal(broken.status, 0, where);
        const whole = await start(words, env).ended;
        assert.equal(whole.status, 0, `${where}, and then: ${whole.errors}`);
        const journal = new Database(`${shop.clean}.journal`);
        const rows = journal.prepare('SELECT line, state, sealed FROM bind_cards').all() as JournalRow[];
        journal.close();
        await assertTrueEnds(shop, rows);
        if (!struck) break;
      } finally {
        await shop.close();
      }
    }
    assert.ok(!process.env.CARDMEND_EVERY_WRITE || !last, 'there are more writes');
  });
