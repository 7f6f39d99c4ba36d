/** A shop's own kind of card, as JSON of anybody. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packProduct } from '../../../../bindings/js/products/pack.ts';
import { readProfile } from '../../../../bindings/js/products/read_profile.ts';
import { profileRules } from '../../../../bindings/js/products/rules.ts';
import { loadCardmend, ProfileError } from '../../../../dist/index.js';
import { root } from '../../../../tools/build/paths.ts';
import { bytesOfText, isDeep, jsonOf, type MakeTarget, textOf } from '../target.ts';

const folders = ['data/products', 'tests/products'].map(folder => join(root, folder));
const files = folders.flatMap(folder => readdirSync(folder).map(name => join(folder, name)));

/** Every so many inputs that are right are taken by a module: it has room for some, and is loaded anew. */
const everyDefined = 64;
const mostDefined = 30;

export const target: MakeTarget = async () => {
  let cardmend = await loadCardmend();
  let [right, defined] = [0, 0];
  const define = async (profile: { id: string }) => {
    if (defined === mostDefined) {
      cardmend = await loadCardmend();
      defined = 0;
    }
    try {
      assert.equal(cardmend.defineProduct(profile as never), profile.id);
      defined += 1;
      const { product } = cardmend.check('3F2A-90BC-77DE-A41B', { product: profile.id });
      assert.equal(product, profile.id);
    } catch (error) {
      // An example that is another code, or an id that there is already.
      if (!(error instanceof ProfileError)) assert.match(String(error), /^RangeError: .*another product/);
    }
  };
  return {
    seeds: files.map(file => bytesOfText(JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))))),
    isJson: true,
    async run(input) {
      const text = textOf(input);
      const value = jsonOf(text);
      const { form, problems } = readProfile(value, profileRules);
      if (!isDeep(text)) assert.deepEqual(value, jsonOf(text), 'it was changed');
      assert.equal(form === null, problems.length > 0);
      assert.ok(problems.every(({ field, message }) => typeof field === 'string' && message !== ''));
      if (form === null) return;
      assert.deepEqual(readProfile(jsonOf(text), profileRules).form, form);
      const words = packProduct(form);
      assert.ok(words.length < 4096 && words.every(word => Number.isInteger(word)), 'no words of 32 bits');
      right += 1;
      if (right % everyDefined === 0) await define(value as { id: string });
    },
  };
};
