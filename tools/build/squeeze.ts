/** Brotli at its best, as files travel. It takes a second for each 200 KB, so each content is done once for a machine. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from './paths.ts';

/** Another brotli may make other bytes. */
const done = join(process.env.CARDMEND_CACHE ?? join(root, 'build'), `brotli-${process.versions.brotli}`);

/** What was done longer ago is done again, so that what nobody asks for any more goes. */
const keptMs = 30 * 24 * 3_600_000;

/** Other processes may forget the same ones. */
function forgetOld(): void {
  for (const name of readdirSync(done)) {
    const file = join(done, name);
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > keptMs) rmSync(file, { force: true });
  }
}

/** What `contents` is as brotli sends it. */
export function squeezed(contents: Uint8Array): Uint8Array {
  const file = join(done, createHash('sha256').update(contents).digest('hex'));
  try {
    return readFileSync(file);
  } catch {
    const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: hint } = constants;
    const bytes = brotliCompressSync(contents, { params: { [quality]: 11, [hint]: contents.length } });
    mkdirSync(done, { recursive: true });
    forgetOld();
    // Several processes may do the same one.
    const own = `${file}.${randomUUID()}`;
    writeFileSync(own, bytes);
    renameSync(own, file);
    return bytes;
  }
}
