/** Nothing of a code is left in the memory of a module: the whole of it is searched after each call. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Cardmend } from '../../dist/index.js';
import { fileOf, loadTools } from './known_cases.ts';

export interface Searched {
  readonly cardmend: Cardmend;
  /** All that its memory is, and was before it grew. */
  buffers(): readonly ArrayBuffer[];
}

/** Where six characters in a row of `text` stand in one of the buffers, as bytes or as UTF-16. */
function tracesIn(buffers: readonly ArrayBuffer[], text: string): string[] {
  const found: string[] = [];
  buffers.forEach((buffer, which) => {
    const bytes = Buffer.from(buffer);
    for (let i = 0; i + 6 <= text.length; ++i) {
      const part = text.slice(i, i + 6);
      for (const encoding of ['latin1', 'utf16le'] as const) {
        if (bytes.includes(Buffer.from(part, encoding))) found.push(`${which}: ${encoding} ${i}`);
      }
    }
  });
  return found;
}

const code = '8C41E07D5B93F26A';
const number = 'JDV4715936028141';
const texts: readonly (readonly [string, string])[] = [
  ['a clean code', '8C41-E07D-5B93-F26A'],
  ['without separators', code],
  [
    'full-width',
    '\uff18\uff23\uff14\uff11\uff25\uff10\uff17\uff24\uff15\uff22\uff19\uff13\uff26\uff12\uff16\uff21',
  ],
  ['repaired', '8C4l-EO7D-5B93-FZ6A'],
  ['doubtful, with candidates', '8C41-E07D-5B93-F2GA'],
  ['a part', '8C41-E07D-5B'],
  ['too long', `${code}${code}`],
  ['with its number', `\u5361\u53f7\uff1a${number} \u5bc6\u7801\uff1a${code}`],
  ['the number alone', number],
  ['two codes', `${code}\n2D6A81F3C74E905B`],
];

const transcripts: readonly (readonly [string, string])[] = [
  ['a spoken code', '\u6211\u7684\u5361\u5bc6\u662f 8 C \u56db\u5e7a E07D 5B93 F26A'],
  ['a homophone in doubt', '8C41 E\u800c7D \u4e94B93 F26A'],
  ['a spoken correction', '8C41 E07D, no wait, 5B93 F26A'],
];

let searched: Searched;
let cardmend: Cardmend;

/** Lets the tests of this file, which are run by whoever imports it, search a module. */
export function searchThrough(load: () => Promise<Searched>): void {
  before(async () => {
    searched = await load();
    cardmend = searched.cardmend;
  });
}

const traces = (text: string) => tracesIn(searched.buffers(), text);

test('the search finds what is there', () => {
  const buffer = searched.buffers().at(-1) as ArrayBuffer;
  const at = buffer.byteLength - 64;
  new Uint8Array(buffer, at, 32).set(Buffer.from('7D1E5A93C0B2', 'utf16le').subarray(0, 24));
  assert.notDeepEqual(traces('7D1E5A93C0B2'), []);
  new Uint8Array(buffer, at, 32).fill(0);
  assert.deepEqual(traces('7D1E5A93C0B2'), []);
});

for (const [name, transcript] of transcripts) {
  test(`dictated: ${name}`, () => {
    const { code: heard, candidates } = cardmend.dictate(transcript, { product: 'jd.ecard' });
    assert.ok(heard.length >= 16);
    // The words of speech stand in the module's own tables.
    const written = transcript.replace(/[a-z, ]+/g, '');
    for (const text of [heard, written, ...candidates.map(candidate => candidate.code)])
      assert.deepEqual(traces(text), []);
  });
}

for (const [name, raw] of texts) {
  for (const product of ['jd.ecard', undefined] as const) {
    test(`${name}, ${product ?? 'detected'}: nothing is left after check, nor after its lists`, () => {
      const options = product ? { product } : {};
      const result = cardmend.check(raw, options);
      const after = () => [raw, code, number, result.code, result.number, '2D6A81F3C74E905B'].flatMap(traces);
      assert.equal(result.verdict.length > 0, true);
      const { code: shown } = result;
      assert.deepEqual(traces(raw).concat(traces(shown), traces(code)), []);
      assert.ok(result.findings.length + result.edits.length + result.candidates.length >= 0);
      assert.deepEqual(after(), []);
    });
  }
}

for (const [name, raw] of texts) {
  test(`${name}: nothing is left after layout`, () => {
    const { value } = cardmend.layout(raw, raw.length, { product: 'jd.ecard' });
    assert.deepEqual([raw, value, code].flatMap(traces), []);
  });
}

for (const [name, raw] of texts) {
  test(`${name}: nothing is left after detect and extract`, () => {
    cardmend.detect(raw);
    assert.deepEqual([raw, code, number].flatMap(traces), []);
    const cards = cardmend.extract(raw);
    const shown = cards.flatMap(card => [card.secret, card.number]);
    assert.deepEqual([raw, code, number, ...shown].flatMap(traces), []);
  });
}

test('nothing is left of a long text with many cards either', () => {
  const cards = cardmend.extract(`\u5361\u53f7\uff1a${number} \u5bc6\u7801\uff1a${code}\n`.repeat(2000));
  assert.equal(cards.length, 2000);
  assert.deepEqual([code, number].flatMap(traces), []);
});

test('nothing is left of a code that was looked for among known ones', async () => {
  const file = fileOf(await loadTools(), 'jd.ecard', 16, ['2D6A81F3C74E905B']);
  assert.ok(cardmend.loadKnownCodes(file).ok);
  for (const raw of [code, '8C4l-EO7D-5B93-F26A', '2D6A81F3C74E905B']) {
    const { verdict, findings } = cardmend.check(raw, { product: 'jd.ecard' });
    assert.equal(verdict, raw.startsWith('2D') ? 'valid' : 'doubtful');
    assert.equal(findings.length, raw.startsWith('2D') ? 0 : 1);
    assert.deepEqual([raw, code, '2D6A81F3C74E905B'].flatMap(traces), []);
  }
  cardmend.dropKnownCodes('jd.ecard');
});

test('wipe leaves nothing either, of a text that was just checked', () => {
  cardmend.check(code);
  cardmend.wipe();
  assert.deepEqual(traces(code), []);
});
