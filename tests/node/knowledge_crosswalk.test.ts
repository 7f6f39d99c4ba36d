// Payment APIs' gift-card codes, as each API writes them, come out as the failure that the crosswalk says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { loadData } from '../../tools/tables/data.ts';

const { crosswalk, failures } = loadData(root).knowledge;
const cardmend = await loadCardmend({ locale: 'en' });

/** The failure whose name is told: the one that it is answered as. */
const toldAs = (id: string) => failures.rows.find(row => row.id === id)?.as ?? id;

for (const { name, codes, source } of crosswalk.rows) {
  test(`${name}: every code is its failure, on every platform`, () => {
    assert.ok(source.length > 10);
    for (const [failure, list] of Object.entries(codes)) {
      for (const code of list) {
        const { causes } = cardmend.explain({ code });
        assert.equal(causes[0]?.because[0], `failure:${toldAs(failure)}`, code);
        for (const platform of ['jd', 'taobao', 'pinduoduo', 'suning']) {
          // What says nothing is the platform's own idea of the unknown.
          if (failure === 'unknown') continue;
          assert.equal(cardmend.explain({ platform, code }).cause, cardmend.explain({ code }).cause, code);
        }
      }
    }
  });
}
