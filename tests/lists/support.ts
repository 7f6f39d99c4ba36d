/** A list in a folder of its own, and what a page is given of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type ListOptions, openList } from '../../bindings/js/lists/block_list.ts';
import type { ListTransport } from '../../bindings/js/lists/transport.ts';
import { addHashes, hashCodes, type Report } from '../../bindings/lists/add.ts';
import { folderTransport } from '../../bindings/lists/folder_transport.ts';
import { type Places, placesOf } from '../../bindings/lists/places.ts';
import { type PublishOptions, publish } from '../../bindings/lists/publish.ts';
import { rootPath } from '../../bindings/lists/root.ts';
import { type Beginning, beginList, loadSettings } from '../../bindings/lists/settings.ts';

export const noon = Date.UTC(2026, 10, 1, 12);
export const product = 'jd.ecard';
/** Of 16 hexadecimal digits. */
const spaceBits = 64;

/** A code that is made up, by its number. */
export const codeOf = (i: number) => (0xabc0_0000_0000 + i).toString(16).toUpperCase().padStart(16, '0');

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-list-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestList {
  readonly places: Places;
  readonly root: string;
  readonly transport: ListTransport;
  add(codes: readonly string[], report?: Partial<Report>): Promise<number>;
  publish(options?: Partial<PublishOptions>): ReturnType<typeof publish>;
  open(options?: Partial<ListOptions>): ReturnType<typeof openList>;
}

/** Its hash is quick: what is slow is tested by itself. */
export function newList(beginning: Partial<Beginning> = {}): TestList {
  const places = placesOf(newFolder());
  beginList(places, { product, rule: 'doubtful', spaceBits, shortest: 16, cost: 0, now: noon, ...beginning });
  const root = readFileSync(rootPath(places, 1), 'utf8');
  const transport = folderTransport(places.public);
  return {
    places,
    root,
    transport,
    async add(codes, report = {}) {
      const hashes = await hashCodes(loadSettings(places), codes);
      return addHashes(places, hashes, {
        ...{ reason: 'stolen', publisher: 'shop.example', now: noon },
        ...report,
      });
    },
    publish: (options = {}) => publish(places, { now: noon, ...options }),
    open: (options = {}) => openList({ transport, root, product, now: () => noon, ...options }),
  };
}

export const codes = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => codeOf(from + i));
