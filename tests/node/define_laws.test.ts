// However many profiles were refused before: the products that were taken are answered for as in a module that has
// seen no others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cardmend, loadCardmend, type ProductProfile, ProfileError } from '../../dist/index.js';

let seed = 20_261_128;
const below = (count: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % count;
};
const one = <T>(items: readonly T[]): T => items[below(items.length)] as T;

const alphabets = ['0123456789', '123456789', '0123456789ABCDEF', '23456789BCDFGHJKM', 'ABCDEFGHJKLM'];

function codeOf(alphabet: string, prefix: string, length: number): string {
  let code = prefix;
  while (code.length < length) code += one([...alphabet]);
  return code;
}

/** A profile whose example is right, or one that lacks a character, has another code or another number. */
function profile(i: number, isRight: boolean): ProductProfile {
  const [alphabet, prefix] = [one(alphabets), one(['', 'A', '12', 'ZX'])];
  const length = one([8, 9, 12]);
  const code = codeOf(alphabet, prefix, length);
  const wrong = one([
    { raw: code.slice(1), code },
    { raw: code, code: `${code}0` },
    { raw: code, code, number: '1' },
  ]);
  return {
    version: 1,
    id: `shop.made-up-${i}`,
    name: { 'zh-CN': `\u5361 ${i}`, en: `Card ${i}` },
    secret: { alphabet, length, ...(prefix !== '' && { prefix }) },
    examples: [isRight ? { raw: code, code } : wrong],
  };
}

/** Near to a code of the product. */
function textFor({ secret }: ProductProfile): string {
  const { alphabet, prefix = '', length } = secret;
  const code = codeOf(one([alphabet, alphabet, one(alphabets)]), prefix, Number(length));
  return one([code, code.toLowerCase(), `${code.slice(0, 4)}-${code.slice(4)}`, code.slice(1)]);
}

const answerOf = (cardmend: Cardmend, raw: string, product?: string) => {
  const result = cardmend.check(raw, product === undefined ? {} : { product });
  const { verdict, code, findings, edits, candidates, doubts } = result;
  return { verdict, product: result.product, code, findings, edits, candidates, doubts };
};

test('a thousand profiles, most of them refused', async () => {
  const [used, fresh] = await Promise.all([loadCardmend(), loadCardmend()]);
  const taken: ProductProfile[] = [];
  let valid = 0;
  for (let i = 0; i < 1000; ++i) {
    const isRight = i % 25 === 24;
    const tried = profile(i, isRight);
    // What is right may still be taken for another product's: then both refuse it.
    try {
      used.defineProduct(tried);
      assert.equal(fresh.defineProduct(tried), tried.id);
      taken.push(tried);
    } catch (error) {
      assert.ok(error instanceof ProfileError, String(error));
      if (isRight) assert.throws(() => fresh.defineProduct(tried), ProfileError);
    }
    for (const product of taken.slice(-3)) {
      const raw = textFor(product);
      for (const asked of [product.id, undefined]) {
        const answer = answerOf(used, raw, asked);
        assert.deepEqual(answer, answerOf(fresh, raw, asked), `${raw} as ${asked}`);
        if (answer.verdict !== 'valid') continue;
        ++valid;
        assert.ok(answer.findings.every(({ effect }) => effect === 'valid'));
      }
    }
  }
  assert.ok(taken.length >= 30, String(taken.length));
  assert.ok(valid >= 500, String(valid));
  assert.deepEqual(used.products, fresh.products);
});

test('what a refused profile would have taken is wrong of the one that came after it', async () => {
  const cardmend = await loadCardmend();
  const digits: ProductProfile = {
    version: 1,
    id: 'shop.voucher',
    name: { 'zh-CN': '\u5238', en: 'Voucher' },
    secret: { alphabet: '0123456789', length: 8 },
  };
  const hexadecimal: ProductProfile = {
    ...digits,
    secret: { alphabet: '0123456789ABCDEF', length: 8 },
    examples: [{ raw: 'ABCDEF12', code: 'ABCDEF13' }],
  };
  assert.throws(() => cardmend.defineProduct(hexadecimal), ProfileError);
  cardmend.defineProduct(digits);
  const { verdict, findings } = cardmend.check('ABCDEF12', { product: 'shop.voucher' });
  assert.notEqual(verdict, 'valid');
  assert.ok(findings.length > 0);
});

test('names that grow in lower case are measured as they are compared', async () => {
  const cardmend = await loadCardmend();
  const names = Array.from({ length: 16 }, (_, i) => `${'\u0130'.repeat(20)}${i}`);
  const grown = { ...profile(0, true), id: 'shop.grown' };
  assert.throws(() => cardmend.defineProduct({ ...grown, names }), /names\[0\] must be a text of 2 to 32/);
  assert.equal(cardmend.check('x').product, null);
  assert.equal(cardmend.defineProduct(grown), 'shop.grown');
});
