/** What an empty file has. */
const seed = 0x811c9dc5 | 0;

/**
 * A 32-bit hash of a file, to tell a damaged one: a step of FNV-1a over each 32-bit word, and a shift that lets high
 * bits reach low ones, which multiplying never does. Each step is a bijection of the state, so any change within one
 * word changes the result; others pass with odds of 2^-32. It is our own because WebCrypto is missing on pages without
 * TLS and takes 2 ms to start in Node; it is no defence against somebody who can replace the file, since such a person
 * can replace this script too.
 *
 * Pages let `hashProgram` do it.
 *
 * @param bytes a whole number of words, which the build sees to; a rest is left out
 * @returns eight hexadecimal digits
 */
export function hashWords(bytes: Uint8Array): string {
  const count = bytes.byteLength >> 2;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, count);
  const { imul } = Math;
  let hash = seed;
  for (let i = 0; i < count; ++i) {
    hash = imul(hash ^ (words[i] as number), 0x01000193);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * The loop of `hashWords` as WebAssembly: JavaScript that has just been loaded is interpreted, which takes 2 ms for the
 * 75 KB of the small part, and this a twentieth of it. It exports its memory `m`, of a megabyte, and `h(end, seed)`, which
 * hashes the memory up to `end`, a word at least.
 */
// biome-ignore format: a line for each section, and in the code for each statement
export const hashProgram = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  1, 7, 1, 0x60, 2, 0x7f, 0x7f, 1, 0x7f, // type: (end, hash) -> hash
  3, 2, 1, 0,
  5, 3, 1, 0, 16, // a memory of 16 pages
  7, 9, 2, 1, 0x6d, 2, 0, 1, 0x68, 0, 0, // exports m and h
  10, 47, 1, 45, 1, 1, 0x7f, // code: one more local, at
  3, 0x40, // loop
  0x20, 1, 0x20, 2, 0x28, 2, 0, 0x73, 0x41, 0x93, 0x83, 0x80, 8, 0x6c, 0x22, 1, // hash = (hash ^ word[at]) * 0x01000193
  0x20, 1, 0x41, 15, 0x76, 0x73, 0x21, 1, // hash ^= hash >>> 15
  0x20, 2, 0x41, 4, 0x6a, 0x22, 2, // at += 4
  0x20, 0, 0x49, 0x0d, 0, 0x0b, 0x20, 1, 0x0b, // again if (at < end); hash
);

interface HashExports {
  readonly m: WebAssembly.Memory;
  h(end: number, seed: number): number;
}

/** What `hashWords` gives, as a number. @param program of `hashProgram` @param bytes a whole number of words, a megabyte at most */
export function hashBy(program: WebAssembly.Module, bytes: Uint8Array): number {
  const { m, h } = new WebAssembly.Instance(program).exports as unknown as HashExports;
  new Uint8Array(m.buffer).set(bytes);
  return h(bytes.length, seed) >>> 0;
}
