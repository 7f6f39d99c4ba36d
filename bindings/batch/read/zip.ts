/** What a workbook needs of ZIP: its central directory, and one entry after another, unpacked within limits. */
import { FileFaultError } from './fault.ts';

/** So many bytes of a file from a place on; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

/** Unpacks raw deflate. */
export type Inflate = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** Bytes of an entry that are read at once. */
const pieceSize = 1 << 16;

/**
 * An entry may unpack to so many times its size. XML of a sheet with the same row a million times unpacks to 60 times; deflate
 * alone can do 1,032.
 */
const mostRatio = 200;
/** Below this any ratio may be. */
const freeSize = 1 << 23;
/** And to so many bytes at most: a sheet of 1,048,576 rows and 16 columns takes 1 GB. */
export const mostUnpacked = 2 ** 31;

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;
/** Of an entry that only ZIP64 can say the size of. */
const beyond32 = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const broken = () => new FileFaultError('not-a-workbook');

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export class ZipFile {
  readonly #readAt: ReadAt;
  readonly #inflate: Inflate;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(readAt: ReadAt, inflate: Inflate, entries: ReadonlyMap<string, Entry>) {
    this.#readAt = readAt;
    this.#inflate = inflate;
    this.#entries = entries;
  }

  /** @throws FileFaultError if it is none, or locked by a password */
  static async open(readAt: ReadAt, size: number, inflate: Inflate = inflated): Promise<ZipFile> {
    const head = await readAt(0, 8);
    // A workbook with a password is an OLE file.
    if (head[0] === 0xd0 && head[1] === 0xcf) throw new FileFaultError('locked-workbook');
    // The end of the directory stands before a comment of at most 65,535 bytes.
    const tailSize = Math.min(size, 65_557);
    const tail = await readAt(size - tailSize, tailSize);
    const view = viewOf(tail);
    let at = tail.length - 22;
    while (at >= 0 && view.getUint32(at, true) !== signatures.end) at -= 1;
    if (at < 0) throw broken();
    const directory = await readAt(view.getUint32(at + 16, true), view.getUint32(at + 12, true));
    return new ZipFile(readAt, inflate, entriesOf(directory));
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** @throws FileFaultError if there is no such entry, it is damaged, or it unpacks to too much */
  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.packed === beyond32) throw broken();
    if ((entry.flags & 1) !== 0) throw new FileFaultError('locked-workbook');
    if (entry.method !== 0 && entry.method !== 8) throw broken();
    const packed = this.#packed(entry);
    const bytes = entry.method === 0 ? packed : this.#inflate(packed);
    const most = Math.min(mostUnpacked, Math.max(freeSize, entry.packed * mostRatio));
    let unpacked = 0;
    try {
      for await (const piece of bytes) {
        unpacked += piece.length;
        if (unpacked > most) throw new FileFaultError('bomb', 0, 0, `${Math.round(most / 2 ** 20)} MiB`);
        yield piece;
      }
    } catch (error) {
      throw error instanceof FileFaultError ? error : broken();
    }
  }

  async *#packed({ offset, packed }: Entry): AsyncGenerator<Uint8Array> {
    const local = viewOf(await this.#readAt(offset, 30));
    if (local.byteLength < 30 || local.getUint32(0, true) !== signatures.local) throw broken();
    const begin = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
    for (let at = 0; at < packed; ) {
      const piece = await this.#readAt(begin + at, Math.min(pieceSize, packed - at));
      if (piece.length === 0) throw broken();
      at += piece.length;
      yield piece;
    }
  }
}

function entriesOf(directory: Uint8Array): Map<string, Entry> {
  const view = viewOf(directory);
  const names = new TextDecoder();
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === signatures.entry; ) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map(place => view.getUint16(at + place, true));
    const name = names.decode(directory.subarray(at + 46, at + 46 + (nameSize ?? 0)));
    entries.set(name.replaceAll('\\', '/'), {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + (nameSize ?? 0) + (extraSize ?? 0) + (commentSize ?? 0);
  }
  return entries;
}

/** As browsers have it. */
async function* inflated(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const writing = (async () => {
    for await (const piece of packed) await writer.write(piece as Uint8Array<ArrayBuffer>);
    await writer.close();
  })();
  // What goes wrong there is thrown where it is read, too.
  writing.catch(error => writer.abort(error).catch(() => {}));
  const reader = stream.readable.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    await writing;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
