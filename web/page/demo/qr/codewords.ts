/** The bytes of a QR code (ISO/IEC 18004): a text in byte mode, with error correction of level M. */

interface Version {
  /** Bytes of data, in all blocks together. */
  readonly data: number;
  readonly blocks: number;
  /** Bytes of correction in each block. */
  readonly correction: number;
}

/** Of versions 1 to 6, level M, by table 9 of the standard: texts of up to 106 bytes. */
const versions: readonly Version[] = [
  { data: 16, blocks: 1, correction: 10 },
  { data: 28, blocks: 1, correction: 16 },
  { data: 44, blocks: 1, correction: 26 },
  { data: 64, blocks: 2, correction: 18 },
  { data: 86, blocks: 2, correction: 24 },
  { data: 108, blocks: 4, correction: 16 },
];

/** Mode and length take twelve bits, the end four: two bytes. */
const overhead = 2;

/** The product in the field of 256 elements with the polynomial 0x11d. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** The generator polynomial of a degree, without its leading 1. */
function generatorOf(degree: number): number[] {
  const generator = [...new Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) {
      generator[j] = times(generator[j] ?? 0, root) ^ (generator[j + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return generator;
}

function correctionOf(data: readonly number[], degree: number): number[] {
  const generator = generatorOf(degree);
  let rest = new Array<number>(degree).fill(0);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = [...rest.slice(1), 0].map((value, i) => value ^ times(generator[i] ?? 0, factor));
  }
  return rest;
}

/** Takes from each in turn. */
function interleave(lists: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap(list => list.slice(i, i + 1))).flat();
}

/** The version (1 to 6) and the bytes of a text; `null` if it is too long. */
export function codewordsOf(text: string): { version: number; bytes: readonly number[] } | null {
  const content = [...new TextEncoder().encode(text)];
  const index = versions.findIndex(({ data }) => content.length + overhead <= data);
  const version = versions[index];
  if (version === undefined) return null;
  // Half bytes: the mode, the length, the text, the end.
  const halves = [4, content.length, ...content].flatMap((byte, i) =>
    i === 0 ? [byte] : [byte >> 4, byte & 15],
  );
  halves.push(0);
  const data = Array.from(
    { length: halves.length / 2 },
    (_, i) => ((halves[2 * i] ?? 0) << 4) | (halves[2 * i + 1] ?? 0),
  );
  while (data.length < version.data) data.push((data.length - content.length) % 2 === 0 ? 0xec : 0x11);
  const size = version.data / version.blocks;
  const blocks = Array.from({ length: version.blocks }, (_, i) => data.slice(i * size, (i + 1) * size));
  const corrections = blocks.map(block => correctionOf(block, version.correction));
  return { version: index + 1, bytes: [...interleave(blocks), ...interleave(corrections)] };
}
