/** The rows of a block that are plainly right, as the core reads them: one call for all up to the next one that is not. */
import type { Identity } from '../duplicates/identity.ts';
import type { HashKey } from '../duplicates/siphash.ts';
import { Cells, odd } from '../read/cells.ts';
import type { BatchCore } from './batch_core.ts';
import { tailOf } from './cell_rows.ts';
import { mostValues } from './face_values.ts';
import type { CleanRows, FilePlan, PlainRows } from './types.ts';

/** By its index the core knows how a card is known again. */
const identities: readonly Identity[] = ['none', 'secret', 'both'];

const encoder = new TextEncoder();

/** Quicker than a decoder for what is short. */
function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ++i) text += String.fromCharCode(bytes[i] as number);
  return text;
}

export class CoreRows implements PlainRows {
  readonly cells: Cells;
  readonly #core: BatchCore;
  readonly #begin: () => void;
  #bytes: Uint8Array = new Uint8Array();
  #skip = 0;

  /** @param product its index */
  constructor(core: BatchCore, product: number, plan: FilePlan, identity: Identity, key: HashKey) {
    this.#core = core;
    this.cells = new Cells(plan.delimiter);
    const { delimiter, width, secret, number, value } = plan;
    const tail = encoder.encode(tailOf(plan, 'valid'));
    const known = identities.indexOf(identity);
    // The files of a run share the core, and their blocks may come by turns.
    this.#begin = () => {
      const { cm_batch_plan, cm_batch_scratch } = core.exports;
      const at = cm_batch_scratch(tail.length);
      core.bytes(at, tail.length).set(tail);
      // biome-ignore format: one call
      cm_batch_plan(product, delimiter, width, secret, number, value, known, key[0], key[1], at, tail.length);
    };
  }

  get record(): number {
    return this.#core.exports.cm_batch_records();
  }

  get number(): string {
    const core = this.#core;
    const length = core.exports.cm_batch_number_bytes();
    return length === 0 ? '' : asciiOf(core.bytes(core.exports.cm_batch_number(), length));
  }

  open(bytes: Uint8Array, skip: number): void {
    this.#begin();
    this.#bytes = bytes;
    this.#skip = skip;
    const at = this.#core.exports.cm_batch_open(bytes.length);
    this.#core.bytes(at, bytes.length).set(bytes);
  }

  next(): boolean {
    const { exports } = this.#core;
    if (exports.cm_batch_next(this.#skip) === 0) return false;
    this.cells.read(this.#bytes, exports.cm_batch_begin());
    return true;
  }

  take(line: string, number: string, secret: string): void {
    const core = this.#core;
    // Three bytes a unit at most.
    const most = 3 * (line.length + number.length + secret.length);
    const room = core.bytes(core.exports.cm_batch_scratch(most), most);
    let at = 0;
    const put = (text: string): number => {
      const { written } = encoder.encodeInto(text, room.subarray(at));
      at += written;
      return written;
    };
    core.exports.cm_batch_take(put(line), put(number), put(secret));
  }

  result(): CleanRows {
    const core = this.#core;
    const { exports } = core;
    const count = exports.cm_batch_count();
    const result = {
      records: exports.cm_batch_records(),
      clean: {
        bytes: core.bytes(exports.cm_batch_lines(), exports.cm_batch_line_bytes()).slice(),
        ends: core.words(exports.cm_batch_ends(), count).slice(),
      },
      rows: core.words(exports.cm_batch_rows(), count).slice(),
      hashes: core.words(exports.cm_batch_hashes(), 2 * count).slice(),
      valueIndices: core.halves(exports.cm_batch_values(), count).slice(),
    };
    const values = this.#values(result.valueIndices);
    exports.cm_batch_wipe();
    return { ...result, values };
  }

  wipe(): void {
    this.#core.exports.cm_batch_wipe();
  }

  /** The core tells face values apart by their bytes; here they are texts without the space around them. */
  #values(indices: Uint16Array): readonly string[] {
    const core = this.#core;
    const seen = core.words(core.exports.cm_batch_seen(), core.exports.cm_batch_seen_words());
    const texts = [''];
    const places = [0];
    let isSame = true;
    for (let i = 0; i < seen.length; i += 3) {
      const text = this.cells.textOf(
        this.#bytes,
        seen[i] as number,
        seen[i + 1] as number,
        seen[i + 2] === 1 ? odd : 0,
      );
      let at = texts.indexOf(text.trim());
      if (at < 0) at = texts.length > mostValues ? 0 : texts.push(text.trim()) - 1;
      places.push(at);
      isSame &&= at === places.length - 1;
    }
    if (!isSame) for (let i = 0; i < indices.length; ++i) indices[i] = places[indices[i] as number] as number;
    return texts;
  }
}
