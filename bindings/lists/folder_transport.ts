/** A list from a folder: a server that keeps a copy asks nobody. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListTransport } from '../js/lists/transport.ts';

/** @param folder what a publisher's `public` holds */
export const folderTransport =
  (folder: string): ListTransport =>
  async path => {
    try {
      return new Uint8Array(await readFile(join(folder, path)));
    } catch {
      return undefined;
    }
  };
