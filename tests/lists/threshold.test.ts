// As many keys must have signed as the root says: one that signs in several shapes is one, and one that was withdrawn none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type KeyHolders, readEnvelope, signatureProblem } from '../../bindings/js/lists/envelope.ts';
import { newKey, type SigningKey, signedText } from '../../bindings/lists/keys.ts';

const [one, other, gone] = [newKey(), newKey(), newKey()] as [SigningKey, SigningKey, SigningKey];
const holders: KeyHolders = {
  keys: Object.fromEntries([one, other, gone].map(({ id, public: key }) => [id, key])),
  threshold: 2,
};

/** What a file says of its signatures, changed as a liar would. */
async function problemOf(keys: readonly SigningKey[], lie: (key: string, i: number) => unknown = key => key) {
  const { signed, signatures } = JSON.parse(signedText('list', {}, keys)) as {
    signed: string;
    signatures: { key: string; signature: unknown }[];
  };
  const told = signatures.map(({ key, signature }, i) => ({ key: lie(key, i), signature }));
  const envelope = readEnvelope(JSON.stringify({ signed, signatures: told }));
  if (envelope === undefined) return 'no-envelope';
  return signatureProblem('list', envelope, holders, [gone.id]);
}

test('two keys that hold are enough, one that signs twice is not', async () => {
  assert.equal(await problemOf([one, other]), undefined);
  assert.equal(await problemOf([one, one]), 'unknown-key');
  assert.equal(await problemOf([one, gone]), 'withdrawn-key');
});

test('a key within a list is no key: neither twice the same, nor one that was withdrawn', async () => {
  assert.equal(await problemOf([one, one], (key, i) => (i === 0 ? [key] : key)), 'no-envelope');
  assert.equal(await problemOf([one, one], key => [key]), 'no-envelope');
  assert.equal(await problemOf([one, gone], key => [key]), 'no-envelope');
});
