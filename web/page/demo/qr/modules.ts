/** Where the bytes of a QR code lie: the square of dark and light modules. */
import { codewordsOf } from './codewords.ts';

/** `null` where nothing is set yet. */
type Square = (boolean | null)[][];

/** Level M with mask 0, protected and masked as section 7.9 of the standard says. */
const formatBits = 0b101010000010010;

function put(square: Square, x: number, y: number, dark: boolean): void {
  const row = square[y];
  if (row !== undefined && x >= 0 && x < row.length) row[x] = dark;
}

/** A pattern of squares in squares; `radius` with its light edge. */
function target(
  square: Square,
  centre: readonly [number, number],
  radius: number,
  light: readonly number[],
): void {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      put(square, centre[0] + dx, centre[1] + dy, !light.includes(ring));
    }
  }
}

function format(square: Square): void {
  const size = square.length;
  for (let i = 0; i < 15; i++) {
    const dark = ((formatBits >> i) & 1) === 1;
    // Beside the first target, over the timing lines.
    if (i < 6) put(square, 8, i, dark);
    else if (i < 8) put(square, 8, i + 1, dark);
    else put(square, i === 8 ? 7 : 14 - i, 8, dark);
    // And once more beside the two others.
    if (i < 8) put(square, size - 1 - i, 8, dark);
    else put(square, 8, size - 15 + i, dark);
  }
  put(square, 8, size - 8, true);
}

function frame(version: number): Square {
  const size = 17 + 4 * version;
  const square: Square = Array.from({ length: size }, () => new Array<boolean | null>(size).fill(null));
  for (let i = 0; i < size; i++) {
    put(square, 6, i, i % 2 === 0);
    put(square, i, 6, i % 2 === 0);
  }
  for (const centre of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    target(square, centre, 4, [2, 4]);
  if (version > 1) target(square, [size - 7, size - 7], 2, [1]);
  format(square);
  return square;
}

/** Up and down in columns of two, from the right; the timing line is left out. */
function* path(size: number): Generator<readonly [number, number]> {
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      yield [right, y];
      yield [right - 1, y];
    }
    up = !up;
  }
}

/** The modules of a text, row by row, true for dark; `null` if it is too long. Any mask is right, so it is always the first. */
export function modulesOf(text: string): readonly (readonly boolean[])[] | null {
  const code = codewordsOf(text);
  if (code === null) return null;
  const square = frame(code.version);
  let bit = 0;
  for (const [x, y] of path(square.length)) {
    if (square[y]?.[x] !== null) continue;
    const dark = (((code.bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
    put(square, x, y, dark !== ((x + y) % 2 === 0));
    bit += 1;
  }
  return square.map(row => row.map(dark => dark === true));
}
