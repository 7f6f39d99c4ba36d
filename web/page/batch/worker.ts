/** The worker that reads lists of cards and checks them. Nothing leaves it but what the page asked for. */
import { type Cardmend, loadCardmend } from 'cardmend';
import { BatchRun } from '../../../bindings/batch/batch_run.ts';
import { asCsv, formatOfName } from '../../../bindings/batch/read/as_csv.ts';
import { FileFaultError } from '../../../bindings/batch/read/fault.ts';
import { emptyNotes } from '../../../bindings/batch/read/xlsx.ts';
import { faultText, notesText, type Tell, teller } from '../../../bindings/batch/write/texts.ts';
import { own } from '../../../bindings/js/core/own.ts';
import { loadMessages } from '../../../bindings/js/messages/messages.ts';
import { ownTexts } from '../../../bindings/js/messages/own_texts.ts';
import { Gathered } from './gathered.ts';
import type { Answer, Order } from './messages.ts';
import { PickedFile } from './picked_file.ts';

interface Scope {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(answer: Answer): void;
}
const scope = globalThis as unknown as Scope;

/** Between two drawings of the report, in ms. */
const betweenDrawings = 120;

/** One sentence for a person. */
class ToldError extends Error {}

class ListCheck {
  readonly #order: Order;
  readonly #tell: Tell;
  readonly #begun = performance.now();
  readonly #total: number;
  /** Bytes of the files that were read to their end. */
  #before = 0;
  #told = 0;

  constructor(order: Order) {
    this.#order = order;
    this.#tell = teller(order.locale);
    const bytes = order.files.reduce((sum, { size }) => sum + size, 0);
    this.#total = Math.max(1, bytes);
  }

  async run(): Promise<void> {
    const { wasm, locale, files } = this.#order;
    const module = await WebAssembly.compile(await (await fetch(wasm)).arrayBuffer());
    const cardmend = await loadCardmend({ locale, wasm: module });
    const [run, messages] = await Promise.all([
      BatchRun.load({ module, locale, judge: cardmend, detail: Gathered.mostExceptions }),
      loadMessages(locale, ownTexts, own),
    ]);
    const gathered = new Gathered(this.#tell, run.counts, id => messages.text(`product.${id}`));
    try {
      for (const file of files) await this.#file(file, run, gathered, cardmend);
      const ended = gathered.ended(locale, this.#seconds);
      scope.postMessage({ kind: 'done', share: 1, seconds: this.#seconds, ...gathered.shown(), ...ended });
    } finally {
      run.wipe();
      cardmend.wipe();
    }
  }

  /** @throws ToldError if the file cannot be read */
  async #file(file: File, run: BatchRun, gathered: Gathered, cardmend: Cardmend): Promise<void> {
    const source = new PickedFile(file);
    const notes = emptyNotes();
    const csv = asCsv(source, formatOfName(file.name), cardmend, notes);
    try {
      run.begin(file.name, csv);
      gathered.begin(file.name);
      for await (const piece of csv.pieces) {
        gathered.take(run.push(piece), run.opened);
        this.#tellProgress(gathered, source.read);
      }
      gathered.take(run.end(), run.opened);
    } catch (error) {
      if (!(error instanceof FileFaultError)) throw error;
      throw new ToldError(faultText(this.#tell, file.name, error));
    }
    notes.damaged ||= run.isDamaged;
    gathered.notes.push(...notesText(this.#tell, file.name, notes));
    this.#before += file.size;
  }

  get #seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }

  /** The first time at once. */
  #tellProgress(gathered: Gathered, read: number): void {
    const now = performance.now();
    if (this.#told > 0 && now - this.#told < betweenDrawings) return;
    this.#told = now;
    const share = Math.min(1, (this.#before + read) / this.#total);
    scope.postMessage({ kind: 'progress', share, seconds: this.#seconds, ...gathered.shown() });
  }
}

scope.onmessage = ({ data }) => {
  new ListCheck(data).run().catch((error: unknown) => {
    const file = data.files.map(({ name }) => name).join(', ');
    const text =
      error instanceof ToldError ? error.message : teller(data.locale)('batch.page.failed', { file });
    scope.postMessage({ kind: 'refused', text });
  });
};
