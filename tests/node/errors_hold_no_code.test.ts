// A code that landed in the place of an option is in no error: whoever logs errors would log it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCardmend } from '../../dist/index.js';

const codes = [
  '3F2A90BC77DEA41B',
  '3f2a-90bc-77de-a41b',
  '1234567890123456',
  'KQ7W-9XHM-2PLD',
  'ABCDEFGHJKLM',
];

test('an error of an option names what reads like a name, and never a code', async () => {
  const cardmend = await loadCardmend();
  const as = (value: string) => value as never;
  const calls: Readonly<Record<string, (value: string) => unknown>> = {
    product: value => cardmend.check('4f', { product: as(value) }),
    layout: value => cardmend.layout('4f', 0, { product: as(value) }),
    field: value => cardmend.check('4f', { product: 'jd.ecard', field: as(value) }),
    input: value => cardmend.check('4f', { product: 'jd.ecard', input: as(value) }),
    'spoken locale': value => cardmend.dictate('4f', { product: 'jd.ecard', locale: as(value) }),
    'list of known codes': value => cardmend.dropKnownCodes(value),
    locale: value => loadCardmend({ locale: as(value) }),
  };
  for (const [name, call] of Object.entries(calls)) {
    for (const code of codes) {
      await assert.rejects(
        async () => call(code),
        error => error instanceof RangeError && !error.message.includes(code),
        `${name}: ${code}`,
      );
    }
    await assert.rejects(async () => call('no.such'), /RangeError: there is no \w+ "no\.such"/, name);
  }
});
