/** Brotli at its best, as files travel. It takes a second for each 200 KB, so each content is done once for a checkout. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './paths.ts';

const done = join(root, 'build/brotli');

/** What `contents` is as brotli sends it. */
export function squeezed(contents: Uint8Array): Uint8Array {
  const file = join(done, createHash('sha256').update(contents).digest('hex'));
  try {
    return readFileSync(file);
  } catch {
    const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: hint } = constants;
    const bytes = brotliCompressSync(contents, { params: { [quality]: 11, [hint]: contents.length } });
    mkdirSync(done, { recursive: true });
    // Several processes may do the same one.
    const own = `${file}.${randomUUID()}`;
    writeFileSync(own, bytes);
    renameSync(own, file);
    return bytes;
  }
}
