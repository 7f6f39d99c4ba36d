// No answer depends on what a runtime has: lists, encodings and dates are read by own data, and read as the standards say.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { shippedCharacters } from '#tables/gb_wordings.ts';
import { allCharacters } from '#tables/gb2312.ts';
import { shippedData } from '#tables/knowledge_data.ts';
import { localeRows } from '#tables/locales.ts';
import { gbByRuntime } from '../../bindings/js/explain/gb_loader.ts';
import { fromGbk, gbByTable } from '../../bindings/js/explain/gb2312.ts';
import { parseDate } from '../../bindings/js/explain/http_date.ts';
import { coreCharacters, isCompared } from '../../bindings/js/knowledge/compared.ts';
import { loadMessages } from '../../bindings/js/messages/messages.ts';
import { ownTexts } from '../../bindings/js/messages/own_texts.ts';
import { loadGuide } from '../../build/test-dist/guide.js';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import { compileKnowledge } from '../../build/test-dist/knowledge.js';
import { root } from '../../tools/build/paths.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'zh-CN' });
});

const wasmOfGuide = readFileSync(join(root, 'build/test-dist/cardmend-guide.wasm'));

const decoder = new TextDecoder('gb18030', { fatal: true });

/** Two bytes of GB 2312 for each character that has them; a text of Latin-1. */
const inGb = new Map<string, string>();
for (let lead = 0xa1; lead <= 0xf7; ++lead)
  for (let trail = 0xa1; trail <= 0xfe; ++trail)
    inGb.set(decoder.decode(Uint8Array.of(lead, trail)), String.fromCharCode(lead, trail));

const gbOf = (text: string) => [...text].map(c => inGb.get(c) ?? (c < '\x80' ? c : '')).join('');

/** Numbers that look random and are the same each time: a generator of Lehmer's (Park and Miller, 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

test('the characters of GB 2312 are those of the standard', () => {
  const text = [...inGb.keys()].join('');
  assert.equal(fromGbk(gbOf(text), gbByTable(allCharacters)), text);
});

test("a runtime's decoder tells apart what the table of wordings does, and nothing that it does not", () => {
  const isTold = isCompared(shippedData);
  const byTable = gbByTable(shippedCharacters)();
  const byRuntime = gbByRuntime()?.();
  assert.ok(byRuntime);
  for (let lead = 0xa1; lead <= 0xf7; ++lead)
    for (let trail = 0xa1; trail <= 0xfe; ++trail) {
      const table: string = byTable(lead, trail);
      const runtime: string = byRuntime(lead, trail);
      if (isTold(table) || isTold(runtime)) assert.equal(runtime, table, `${lead} ${trail}`);
      // All others are signs of Chinese to the core.
      else assert.match(table + runtime, /^[\u3400-\u9fff]{2}$|^[\uff01-\uff5e]{2}$/, `${lead} ${trail}`);
    }
});

for (const [name, lacking] of [
  ['without a decoder', undefined],
  [
    'whose decoder takes any name for UTF-8',
    class {
      decode = (bytes: Uint8Array) => String(bytes);
    },
  ],
] as const)
  test(`a runtime ${name} explains a text in GBK alike, by a table that it loads`, async () => {
    const own = globalThis.TextDecoder;
    Object.assign(globalThis, { TextDecoder: lacking });
    try {
      assert.equal(gbByRuntime(), undefined);
      const guide = await loadGuide({ locale: 'zh-CN', wasm: wasmOfGuide });
      let told = 0;
      for (const text of shippedData.failures.rows.flatMap(({ texts = [] }) => texts)) {
        if (gbOf(text) === text) continue;
        assert.deepEqual(guide.explain({ text: gbOf(text) }), cardmend.explain({ text: gbOf(text) }), text);
        told += 1;
      }
      assert.ok(told >= 100);
    } finally {
      Object.assign(globalThis, { TextDecoder: own });
    }
  });

test('an explanation of a text in GBK is that of the text, whatever characters it holds', () => {
  const next = numbers(20_241_106);
  const characters = [...inGb.keys()];
  const texts = shippedData.failures.rows
    .flatMap(({ texts = [] }) => texts)
    .filter(text => gbOf(text) !== text);
  assert.ok(texts.length >= 100);
  for (const text of texts.slice(0, 400)) {
    const some = () => Array.from({ length: next(4) }, () => characters[next(characters.length)]).join('');
    const cut = next(text.length);
    const mixed = `${some()}${text.slice(0, cut)}${next(3) === 0 ? some() : ''}${text.slice(cut)}${some()}`;
    for (const meant of [text, mixed]) {
      // A text of ASCII and pairs alone: what GB 2312 lacks is left out.
      const clean = [...meant].filter(c => c < '\x80' || inGb.has(c)).join('');
      assert.deepEqual(
        cardmend.explain({ platform: 'jd', text: gbOf(clean) }),
        cardmend.explain({ platform: 'jd', text: clean }),
        clean,
      );
    }
  }
});

test("the core's own words are among the characters", () => {
  const folder = join(root, 'src/explain');
  const written = readdirSync(folder)
    .filter(file => /\.(?:cpp|h)$/.test(file))
    .flatMap(file => [...readFileSync(join(folder, file), 'utf8').matchAll(/\\u([0-9A-F]{4})/g)])
    .map(([, hex = '']) => String.fromCharCode(Number.parseInt(hex, 16)))
    .filter(c => inGb.has(c));
  assert.ok(written.length >= 30);
  for (const c of written) {
    assert.ok(coreCharacters.includes(c), c);
    assert.equal(fromGbk(gbOf(c), gbByTable(shippedCharacters)), c);
  }
});

test("a shop's own wordings are read in GBK too", () => {
  const { codes: _, ...row } = shippedData.failures.rows.find(({ codes }) => codes !== undefined) ?? {};
  const text = [...inGb.keys()].slice(-4).join('');
  assert.equal(fromGbk(gbOf(text), gbByTable(shippedCharacters)) === text, false);
  const own = compileKnowledge({
    failures: { rows: [{ ...row, id: 'own.odd', texts: [text], source: 'our own', confidence: 'L' }] },
  } as never);
  cardmend.useKnowledge(own);
  const [plain, read] = [text, gbOf(text)].map(said => cardmend.explain({ text: said }));
  cardmend.useKnowledge(null);
  assert.deepEqual(read, plain);
});

test('alternatives are joined as CLDR joins them', async () => {
  for (const { id } of localeRows) {
    const messages = await loadMessages(id, ownTexts, { script: '', wasm: '', build: '' });
    const list = new Intl.ListFormat(id, { type: 'disjunction' });
    for (const items of [[], ['0'], ['0', 'O'], ['0', 'O', 'Q'], ['0', 'O', 'Q', 'D']])
      assert.equal(messages.either(items), list.format(items), id);
  }
});

test('dates are read in the forms of HTTP', () => {
  const now = Date.UTC(2026, 10, 28);
  const next = numbers(7);
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  for (let i = 0; i < 500; ++i) {
    const date = new Date(Date.UTC(1980 + next(90), next(12), 1 + next(28), next(24), next(60), next(60)));
    const text = date.toUTCString();
    const [, day = '', month = '', year = '', clock = ''] = text.split(/[ ,]+/);
    const name = names[date.getUTCDay()] ?? '';
    for (const form of [
      text,
      text.replace('GMT', '+0000'),
      `${name}, ${day}-${month}-${year.slice(2)} ${clock} GMT`,
      `${name.slice(0, 3)} ${month} ${day.replace(/^0/, ' ')} ${clock} ${year}`,
      date.toISOString(),
    ])
      assert.equal(parseDate(form, now), date.getTime(), form);
  }
  assert.equal(
    parseDate('Sun, 06 Nov 1994 16:49:37 +0800', now),
    parseDate('Sun, 06 Nov 1994 08:49:37 GMT', now),
  );
  for (const text of [
    '',
    'soon',
    '12',
    '2026',
    'Sun, 31 Feb 2027 00:00:00 GMT',
    'Sun, 06 Abc 1994 08:49:37 GMT',
  ])
    assert.ok(Number.isNaN(parseDate(text, now)), text);
});

/** What a runtime may lack, or have otherwise. */
const lacking = `
for (const name of ['Intl', 'TextDecoder', 'TextEncoder', 'structuredClone', 'atob', 'btoa', 'performance', 'crypto'])
  delete globalThis[name];
Date.parse = () => { throw new Error('asked'); };
String.prototype.normalize = String.prototype.localeCompare = () => { throw new Error('asked'); };
`;

const asked = `
const { loadCardmend } = await import(process.argv[1]);
const out = [];
for (const locale of ['en', 'zh-CN']) {
  const cardmend = await loadCardmend({ locale });
  for (const raw of ['3f2a-9Obc-77de-a41b', '3F2A-90BC-77DE-A41S', 'I1l0-O0QD', '\\u5361\\u5bc6'])
    for (const options of [{}, { product: 'jd.ecard' }]) {
      const { verdict, code, findings, edits, candidates } = cardmend.check(raw, options);
      out.push({ verdict, code, findings, edits, candidates });
    }
  out.push(cardmend.explain({ platform: 'jd', text: '\\xbf\\xa8\\xc3\\xdc\\xb4\\xed\\xce\\xf3' }));
  out.push(cardmend.explain({ http: { status: 429, retryAfter: 'Fri, 06 Nov 2099 08:49:37 GMT', headers: { date: 'Fri, 06 Nov 2099 08:48:37 GMT' } } }));
}
console.log(JSON.stringify(out));
`;

test('without the globals that some runtimes lack every answer is the same', () => {
  const module = join(root, 'dist/portable/index.js');
  const run = (code: string) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', code, module],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as unknown[];
  };
  const answers = run(asked);
  assert.equal(answers.length, 20);
  assert.deepEqual(run(lacking + asked), answers);
});
