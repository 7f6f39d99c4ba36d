/**
 * A 32-bit hash of a file, to tell a damaged one: a step of FNV-1a over each 32-bit word, and a shift that lets high
 * bits reach low ones, which multiplying never does. Each step is a bijection of the state, so any change within one
 * word changes the result; others pass with odds of 2^-32. It is our own because WebCrypto is missing on pages without
 * TLS and takes 2 ms to start in Node; it is no defence against somebody who can replace the file, since such a person
 * can replace this script too.
 *
 * @param bytes a whole number of words, which the build sees to; a rest is left out
 * @returns eight hexadecimal digits
 */
export function hashWords(bytes: Uint8Array): string {
  const count = bytes.byteLength >> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, count);
  const { imul } = Math;
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < count; ++i) {
    hash = imul(hash ^ (words[i] as number), 0x01000193);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
