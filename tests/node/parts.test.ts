// The parts of the module: each says what the whole says, as far as it goes, and says where that ends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Checker, loadChecker } from '../../build/test-dist/check.js';
import { type Failure, type Guiding, loadGuide } from '../../build/test-dist/guide.js';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import { compileKnowledge } from '../../build/test-dist/knowledge.js';
import { root } from '../../tools/build/paths.ts';
import { voucher } from './shop_voucher.ts';
import { type CheckCase, cases, type ExplainCase, optionsOf, rawOf } from './vectors.ts';

let whole: Cardmend;
let checker: Checker;
let guide: Guiding;
before(async () => {
  whole = await loadCardmend({ locale: 'zh-CN' });
  checker = await loadChecker({ locale: 'zh-CN' });
  guide = await loadGuide({ locale: 'zh-CN' });
});

/** All that an answer says, texts included. */
function said(result: ReturnType<Cardmend['check']>): unknown {
  const { verdict, product, code, display, number, findings, edits, candidates, doubts } = result;
  return { verdict, product, code, display, number, findings, edits, candidates, doubts };
}

/** Every vector of check, as its own product and as each of a few others. */
function* questions(): Generator<{
  readonly raw: string;
  readonly options: { product: string };
  readonly name: string;
}> {
  const others = ['jd.ecard', whole.products.at(-1) ?? '', 'test.luhn16'].filter(id =>
    whole.products.includes(id),
  );
  for (const one of cases<CheckCase>('check')) {
    const options = optionsOf(one);
    const products = 'product' in options ? [options.product, ...others] : others;
    for (const product of products)
      yield { raw: rawOf(one), options: { ...options, product }, name: `${one.name} as ${product}` };
  }
}

test('check: where the small part says that this is all, the whole says the same', () => {
  let same = 0;
  for (const { raw, options, name } of questions()) {
    const part = checker.check(raw, options);
    if (part.fullMaySayMore) continue;
    assert.deepEqual(said(part), said(whole.check(raw, options)), name);
    same += 1;
  }
  assert.ok(same >= 600, String(same));
});

test('check: it says so of every plain code that is right', () => {
  let plain = 0;
  for (const { raw, options, name } of questions()) {
    const result = whole.check(raw, options);
    if (result.verdict !== 'valid') continue;
    // Of what has no known form, any code may be another card's.
    if (result.findings.some(({ kind }) => kind === 'length-unchecked')) continue;
    for (const code of [result.code, result.display]) {
      if (whole.check(code, options).verdict !== 'valid') continue;
      assert.equal(checker.check(code, options).fullMaySayMore, false, name);
      plain += 1;
    }
  }
  assert.ok(plain >= 100, String(plain));
});

test('check: where there is more, the small part has the same code and offers none', () => {
  let more = 0;
  for (const { raw, options, name } of questions()) {
    const part = checker.check(raw, options);
    if (!part.fullMaySayMore) continue;
    more += 1;
    assert.equal(part.code, whole.check(raw, options).code, name);
    assert.deepEqual(part.candidates, [], name);
  }
  assert.ok(more >= 100, String(more));
});

test('layout and keyboard are those of the whole', () => {
  for (const { raw, options, name } of questions()) {
    const caret = raw.length >> 1;
    assert.deepEqual(checker.layout(raw, caret, options), whole.layout(raw, caret, options), name);
    assert.equal(checker.keyboard(options), whole.keyboard(options), name);
  }
  assert.equal(checker.keyboard(), 'letters');
});

test('the small part takes a product, and says what to do without one', () => {
  const loose = checker.check as (raw: string, options?: object) => unknown;
  for (const options of [undefined, {}, { product: undefined }])
    assert.throws(() => loose.call(checker, '3F2A', options), /TypeError: .*full\(\)/);
  assert.throws(() => checker.check('3F2A', { product: 'no.such' }), RangeError);
});

test('explain: every vector gives what the whole gives', () => {
  const all = cases<ExplainCase>('explain');
  for (const { name, failure, evidence } of all)
    assert.deepEqual(guide.explain(failure, evidence), whole.explain(failure, evidence), name);
});

test('explain: a result of the small part is evidence as one of the whole is', () => {
  for (const raw of ['3f2a-9Obc-77de-a41b', '3F2A-90BC-77DE-A41S', '3F2A']) {
    const options = { product: 'jd.ecard' };
    assert.deepEqual(
      guide.explain(
        { platform: 'jd', text: '\u5361\u5bc6\u9519\u8bef' },
        { check: checker.check(raw, options) },
      ),
      whole.explain(
        { platform: 'jd', text: '\u5361\u5bc6\u9519\u8bef' },
        { check: whole.check(raw, options) },
      ),
      raw,
    );
  }
});

test('explain: without wordings what is not marked is the answer of the whole, and with them all is', async () => {
  const small = await loadGuide({ locale: 'zh-CN', wordings: false });
  let marked = 0;
  let same = 0;
  for (const { failure, evidence, name } of cases<ExplainCase>('explain')) {
    const { wordingsMaySayMore, ...told } = small.explain(failure, evidence);
    if (wordingsMaySayMore === true) {
      marked += 1;
      continue;
    }
    assert.deepEqual(told, whole.explain(failure, evidence), name);
    same += 1;
  }
  assert.ok(marked >= 100 && same >= 100, `${marked} ${same}`);
  await Promise.all([small.loadWordings(), small.loadWordings()]);
  await small.loadWordings();
  for (const { failure, evidence, name } of cases<ExplainCase>('explain'))
    assert.deepEqual(small.explain(failure, evidence), whole.explain(failure, evidence), name);
});

test('explain: what a code tells is not marked, whatever came with it; what only a text tells is', async () => {
  const small = await loadGuide({ wordings: false });
  const marked = (failure: Failure) => small.explain(failure).wordingsMaySayMore;
  assert.equal(marked({ platform: 'jd', code: 'verifyerr', text: 'voucher has expired' }), undefined);
  assert.equal(marked({ http: 503 }), undefined);
  assert.equal(marked({ text: 'voucher has expired' }), true);
  assert.equal(marked({ platform: 'jd', code: 'no such code' }), true);
  assert.equal(marked({ exception: new TypeError('Failed to fetch') }), true);
  // Told, but any wording would win over a code that is weak.
  assert.equal(marked({ platform: 'jd', code: 'default' }), true);
  // Of own knowledge there is all.
  small.useKnowledge(compileKnowledge());
  assert.equal(small.explain({ text: 'voucher has expired' }).cause, 'expired');
  assert.equal(marked({ text: 'voucher has expired' }), undefined);
  small.useKnowledge(null);
  assert.equal(marked({ text: 'voucher has expired' }), true);
  await assert.rejects(loadGuide({ wordings: 'later' as never }), TypeError);
});

test("explain: a shop's own knowledge is taken by the guide, and nothing else is", () => {
  const own = compileKnowledge({
    messages: { 'zh-CN': { 'cause.expired.what': '\u672c\u5e97\u7684\u8bf4\u6cd5\u3002' } },
  });
  guide.useKnowledge(own);
  assert.match(
    guide.explain({ text: '\u5361\u5bc6\u5df2\u8fc7\u671f' }).message,
    /\u672c\u5e97\u7684\u8bf4\u6cd5/,
  );
  guide.useKnowledge(null);
  assert.doesNotMatch(
    guide.explain({ text: '\u5361\u5bc6\u5df2\u8fc7\u671f' }).message,
    /\u672c\u5e97\u7684\u8bf4\u6cd5/,
  );
  assert.throws(() => guide.useKnowledge({ rows: new Int32Array(1) } as never), TypeError);
});

test('the whole has what was defined in the small part, before it was asked for and after', async () => {
  const small = await loadChecker({ locale: 'en', profiles: true });
  const before = small.defineProduct(voucher);
  const [full, again] = await Promise.all([small.full(), small.full()]);
  assert.equal(full, again);
  assert.equal(full.locale, 'en');
  const after = small.defineProduct({ ...voucher, id: 'shop.later' });
  for (const product of [before, after]) {
    assert.ok(full.products.includes(product));
    const raw = voucher.examples?.[0]?.raw ?? '';
    assert.equal(full.check(raw, { product }).verdict, small.check(raw, { product }).verdict);
  }
  // It is there already: to define it again does nothing.
  assert.equal(full.defineProduct(voucher), before);
});

test('a small part that was not loaded for profiles takes none, and says how it does', async () => {
  const small = await loadChecker();
  assert.throws(() => small.defineProduct(voucher), /loadChecker\(\{ profiles: true \}\)/);
  assert.ok(!small.products.includes(voucher.id));
});

test('a whole that cannot be loaded is one error; the small part goes on, and the next call tries again', async () => {
  const wasm = new Uint8Array(readFileSync(join(root, 'build/test-dist/cardmend.wasm')));
  const damaged = wasm.slice();
  damaged[wasm.length >> 1] = (damaged[wasm.length >> 1] ?? 0) ^ 1;
  let tries = 0;
  const small = await loadChecker({
    fullWasm: Promise.resolve().then(() => {
      tries += 1;
      throw new Error('offline');
    }),
  });
  for (let i = 0; i < 2; ++i) {
    await assert.rejects(small.full(), { name: 'CardmendLoadError', reason: 'unreachable' });
    assert.equal(small.check('3f2a-90bc-77de-a41b', { product: 'jd.ecard' }).verdict, 'valid');
  }
  assert.equal(tries, 1);
  const other = await loadChecker({ fullWasm: damaged });
  await assert.rejects(other.full(), { reason: 'corrupt' });
});

test("each part refuses another's wasm, and names its own", async () => {
  const bytes = (name: string) => new Uint8Array(readFileSync(join(root, 'build/test-dist', name)));
  await assert.rejects(loadChecker({ wasm: bytes('cardmend.wasm') }), {
    reason: 'mismatch',
    message: /deploy check\.js and cardmend-check\.wasm of one package/,
  });
  await assert.rejects(loadGuide({ wasm: bytes('cardmend-check.wasm') }), {
    reason: 'mismatch',
    message: /cardmend-guide\.wasm/,
  });
  await assert.rejects(loadCardmend({ wasm: bytes('cardmend-guide.wasm') }), { reason: 'mismatch' });
});

test('parts side by side know nothing of each other', async () => {
  const [one, two] = await Promise.all([
    loadChecker({ locale: 'en', profiles: true }),
    loadChecker({ locale: 'zh-CN', profiles: true }),
  ]);
  one.defineProduct(voucher);
  assert.ok(!two.products.includes(voucher.id));
  const globals = Object.keys(globalThis).filter(name => /cardmend/i.test(name));
  assert.deepEqual(globals, []);
});
