// The search finds what is there in every form, and nothing where nothing is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formsOf, newCanary, Search } from './canary.ts';

const canary = newCanary();
const search = new Search(canary);
const { code } = canary;
const group = (by: string) => code.replace(/(.{4})(?=.)/g, `$1${by}`);

const left: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(code),
  'UTF-16': Buffer.from(code, 'utf16le'),
  'UTF-16, the other way round': Buffer.from(code, 'utf16le').swap16(),
  'lower case': Buffer.from(code.toLowerCase()),
  hyphens: Buffer.from(group('-')),
  blanks: Buffer.from(group(' '), 'utf16le'),
  reversed: Buffer.from([...code].reverse().join('')),
  'reversed, with hyphens': Buffer.from([...group('-')].reverse().join('')),
  'half of it': Buffer.from(code.slice(5, 13)),
  'full width': Buffer.from(formsOf(canary).wide),
  'full width in UTF-16': Buffer.from(formsOf(canary).wide, 'utf16le'),
  number: Buffer.from(canary.number),
  answer: Buffer.from(canary.answer, 'utf16le'),
};

for (const [form, bytes] of Object.entries(left))
  test(`it is found: ${form}`, () => {
    assert.deepEqual(search.inBytes(Buffer.alloc(4096, 0x41)), []);
    for (const at of [0, 1, 1001]) {
      const memory = Buffer.concat([Buffer.alloc(at, 0x41), bytes, Buffer.alloc(64)]);
      assert.notDeepEqual(search.inBytes(memory), [], String(at));
    }
  });

test('another canary is not found', () => {
  const other = newCanary();
  assert.deepEqual(search.inText(JSON.stringify([other, formsOf(other)])), []);
});
