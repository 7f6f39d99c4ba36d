// A page follows a hub at another origin: a card that is reported while it is open is known there at once. Measured too: the
// time from the report to the page, and with the small script in place of a WebCrypto that has no Ed25519.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newParty, publicKeys, reportOf, signedEntry } from '../hub/parties.ts';
import { post, withHub } from '../hub/support.ts';
import { openModulesPage, useBrowser } from './modules_site.ts';

const browser = useBrowser();
const party = newParty('A');
const reports = 20;

const script = (hub: string, without: boolean) => `
  ${without ? "crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'));" : ''}
  const { BlockedCards, subscribe } = await import('/dist/hub.js');
  globalThis.arrivals = [];
  globalThis.troubles = [];
  const cards = new BlockedCards(entries => arrivals.push(...entries.map(({ hash }) => [hash, Date.now()])));
  globalThis.subscription = subscribe({
    hub: ${JSON.stringify(hub)},
    store: cards,
    publishers: ${JSON.stringify(publicKeys([party]))},
    onTrouble: trouble => troubles.push(trouble),
  });
  globalThis.ready = true;
`;

for (const without of [false, true])
  test(`a page hears of a report at once${without ? ', without Ed25519 of its own' : ''}`, t =>
    withHub(
      [party],
      async ({ address }) => {
        const html = '<!doctype html><title>x</title><script type="module" src="/follow.js"></script>';
        const scripts = { '/follow.js': script(address, without) };
        const { page, load, close } = await openModulesPage({ html, ready: 'ready', scripts }, browser());
        try {
          await load();
          const times: number[] = [];
          for (let number = 1; number <= reports; ++number) {
            const report = reportOf();
            const began = Date.now();
            await post(address, signedEntry(party, number, report));
            await page.waitForFunction(count => Reflect.get(globalThis, 'arrivals').length === count, number);
            const [hash, at] = (await page.evaluate('arrivals.at(-1)')) as [string, number];
            assert.equal(hash, report.hash);
            times.push(at - began);
          }
          assert.deepEqual(await page.evaluate('troubles'), []);
          times.sort((a, b) => a - b);
          const median = times[reports / 2] ?? Number.POSITIVE_INFINITY;
          t.diagnostic(JSON.stringify({ medianMs: median }));
          assert.ok(median < 1_000);
        } finally {
          await close();
        }
      },
      { origin: '*' },
    ));
