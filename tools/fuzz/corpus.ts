/**
 * A target's corpus in one file of the repository: an input a line, each byte that is no printable ASCII, and "=", as =HH.
 * tests/fuzz/replay.cpp reads the same.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const equals = 0x3d;

export function lineOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte =>
    byte >= 0x20 && byte < 0x7f && byte !== equals
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

export function bytesOf(line: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < line.length; ++i) {
    if (line[i] !== '=') bytes.push(line.charCodeAt(i));
    else {
      bytes.push(Number.parseInt(line.slice(i + 1, i + 3), 16));
      i += 2;
    }
  }
  return Uint8Array.from(bytes);
}

/** Writes an input into a file of its own, as libFuzzer reads them. */
export function put(bytes: Uint8Array, folder: string): void {
  writeFileSync(join(folder, createHash('sha1').update(bytes).digest('hex')), bytes);
}

/** The inputs of a committed corpus, a file each. */
export function unpack(file: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    if (line !== '') put(bytesOf(line), folder);
  }
}

/** The inputs of a folder, the shortest first, until there are as many bytes as a corpus may have. */
export function pack(folder: string, file: string, mostBytes: number): void {
  const lines = readdirSync(folder).map(name => lineOf(readFileSync(join(folder, name))));
  lines.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  let size = 0;
  const kept = lines.filter(line => {
    size += line.length + 1;
    return line !== '' && size <= mostBytes;
  });
  writeFileSync(file, `${kept.sort().join('\n')}\n`, 'latin1');
}
