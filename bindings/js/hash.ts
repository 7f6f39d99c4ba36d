/**
 * A 64-bit hash of a file, to tell a damaged one: FNV-1a over 32-bit words, once from the front and once with another
 * prime. Each step is a bijection of the state, so any change within one word changes the result, and others pass with
 * odds of 2^-64. It is our own because WebCrypto is missing on pages without TLS and takes 2 ms to start in Node; it is
 * no defence against somebody who can replace the file, since such a person can replace this script too.
 *
 * @param bytes a whole number of words, which the build sees to; a rest is left out
 * @returns sixteen hexadecimal digits
 */
export function hashWords(bytes: Uint8Array): string {
  const count = bytes.byteLength >> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, count);
  let low = 0x811c9dc5 | 0;
  let high = 0x2b7e1516 | 0;
  for (let i = 0; i < count; ++i) {
    const word = words[i] as number;
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high ^ word, 0x85ebca6b);
    // What stands high in a word must reach low bits too, which multiplying alone never does.
    high ^= high >>> 15;
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return hex(low) + hex(high);
}
