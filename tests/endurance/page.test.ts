// A page that stays open for a week: codes are checked as they are typed, messages are pasted, the language and the kind of card
// change, fields come and go. At the end it holds no more than after its first hours, and answers as fast.
// `npm run endurance` makes it 1,000,000 checks and 10,000 extractions; `npm test` a hundredth of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openModulesPage } from '../browser/modules_site.ts';
import { assertAsFast, assertFlat } from './growth.ts';
import { type Held, held, openMetrics } from './held.ts';

const checks = Number(process.env.CARDMEND_CHECKS ?? 10_000);
const rounds = 24;

/** A swing of the collector's: objects that it has not come to yet. */
const heapRoom = 300_000;

const week = `
  const { instantiate } = WebAssembly;
  const memories = [];
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    memories.push(made.exports.memory);
    return made;
  };
  const { loadCardmend } = await import('/dist/index.js');
  const { attachField } = await import('/dist/field.js');
  const languages = ['zh-CN', 'en'];
  const wide = 0xff10 - 0x30;
  let seed = 1;
  const draw = below => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
  const code = length => Array.from({ length }, () => '0123456789ABCDEF'[draw(16)]).join('');
  const typed = () => {
    const text = code(16).replace(/(.{4})(?=.)/g, '$1-');
    if (draw(4) === 0) return text.slice(0, draw(19));
    if (draw(4) === 0) return text.replace('0', 'O');
    return draw(4) === 0 ? text.replace(/[0-9]/g, d => String.fromCharCode(d.charCodeAt(0) + wide)) : text;
  };
  const first = await loadCardmend({ locale: 'en' });
  const { products } = first;
  const [memory] = memories;
  let said = 0;
  globalThis.round = async (checks, extractions, at) => {
    // The first one stays for the whole week; who changes the language has another one for a while.
    const cardmend = at % 4 === 3 ? await loadCardmend({ locale: languages[(at >> 2) % 2] }) : first;
    memories.length = 0;
    const field = document.createElement('input');
    document.body.append(field);
    const attached = attachField(field, cardmend, { product: 'jd.ecard' });
    const started = performance.now();
    for (let i = 0; i < checks; ++i) {
      const product = i % 3 === 0 ? undefined : i % 3 === 1 ? 'jd.ecard' : products[draw(products.length)];
      const result = cardmend.check(typed(), product === undefined ? undefined : { product });
      if (i % 5 === 0) said += result.findings.length + result.edits.length + result.candidates.length;
      if (i % 50 === 0) {
        field.value = typed();
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
      }
    }
    const middle = performance.now();
    for (let i = 0; i < extractions; ++i)
      said += cardmend.extract(\`card \${code(16)} of \${typed()}, again \${code(16)}\\n\`.repeat(5)).length;
    const ended = performance.now();
    attached.detach();
    field.remove();
    cardmend.wipe();
    return { check: (middle - started) / checks, extract: (ended - middle) / extractions, said, bytes: memory.buffer.byteLength };
  };
  globalThis.ready = true;
`;

interface Round {
  readonly check: number;
  readonly extract: number;
  readonly said: number;
  /** Of the memory of the module that stays. */
  readonly bytes: number;
}

test(`${checks} checks and ${checks / 100} extractions in one page: no growth, no slower`, async t => {
  const { page, load, close } = await openModulesPage({
    html: '<!doctype html><title>x</title><script type="module" src="/week.js"></script>',
    ready: 'ready',
    scripts: { '/week.js': week },
  });
  try {
    await load();
    const client = await openMetrics(page);
    const times: Round[] = [];
    const holds: Held[] = [];
    for (let at = 0; at < rounds; ++at) {
      const size = [Math.ceil(checks / rounds), Math.ceil(checks / 100 / rounds), at].join();
      times.push((await page.evaluate(`round(${size})`)) as Round);
      holds.push(await held(client));
    }
    t.diagnostic(
      JSON.stringify({
        wasmKb: times.map(({ bytes }) => bytes / 1024),
        heapKb: holds.map(({ heap }) => Math.round(heap / 1024)),
        checkUs: times.map(({ check }) => Math.round(check * 1_000)),
        extractUs: times.map(({ extract }) => Math.round(extract * 1_000)),
      }),
    );
    assert.ok((times.at(-1)?.said ?? 0) > checks / 10, 'there was something to say');
    const all = (name: keyof Held) => holds.map(one => one[name]);
    assertFlat('the heap', all('heap'), heapRoom);
    const bytes = times.map(one => one.bytes);
    assertFlat("the module's memory", bytes, 0);
    assertFlat('the document', all('nodes'), 5);
    assertFlat('the number of listeners', all('listeners'), 2);
    // A few calls say nothing of speed.
    if (checks < 200_000) return;
    // Twice: other programs run on the same machine.
    const checked = times.map(({ check }) => check);
    assertAsFast('a check', checked, 2);
    const extracted = times.map(({ extract }) => extract);
    assertAsFast('an extraction', extracted, 2);
  } finally {
    await close();
  }
});
