/** The hash of a file in JavaScript, as the build takes it, and as pages do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashBy, hashProgram, hashWords } from '../../bindings/js/core/hash.ts';

const hashed = (bytes: Uint8Array) => Number(`0x${hashWords(bytes)}`);
const program = new WebAssembly.Module(hashProgram);
const file = (words: number) => Uint8Array.from({ length: 4 * words }, (_, i) => (i * 167 + (i >> 8)) & 0xff);

test('WebAssembly and JavaScript give the same hash', () => {
  for (const words of [1, 2, 16_383, 16_384, 16_385, 100_000])
    assert.equal(hashBy(program, file(words)), hashed(file(words)), `${words} words`);
  // Bytes that begin anywhere in their buffer.
  assert.equal(hashBy(program, file(20).subarray(3, 43)), hashed(file(20).subarray(3, 43)));
});

test('a change of any byte changes it', () => {
  const whole = hashBy(program, file(8));
  for (let i = 0; i < 32; ++i) {
    const damaged = file(8);
    damaged[i] = (damaged[i] ?? 0) ^ 1;
    assert.notEqual(hashBy(program, damaged), whole, `byte ${i}`);
  }
});
