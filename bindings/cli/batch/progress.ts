/** How far a run is: a bar on a terminal, a line now and then elsewhere. All of it on the standard error. */
import type { Tell } from '../../batch/write/texts.ts';

const barWidth = 24;
/** How often a terminal is drawn, and how often a line is written elsewhere. */
const terminalMs = 100;
const lineMs = 10_000;

export class Progress {
  readonly #tell: Tell;
  readonly #total: number;
  readonly #isTerminal = process.stderr.isTTY === true;
  readonly #begun = performance.now();
  #last = performance.now();
  #drawn = false;

  /** @param total bytes of all files */
  constructor(tell: Tell, total: number) {
    this.#tell = tell;
    this.#total = total;
  }

  show(bytes: number, rows: number): void {
    const now = performance.now();
    if (now - this.#last < (this.#isTerminal ? terminalMs : lineMs)) return;
    this.#last = now;
    const seconds = (now - this.#begun) / 1000;
    const share = this.#total === 0 ? 1 : Math.min(1, bytes / this.#total);
    const left = share === 0 ? 0 : Math.ceil((seconds / share) * (1 - share));
    const percent = Math.floor(100 * share);
    const text = this.#tell('batch.progress', { percent, rows, rate: Math.round(rows / seconds), left });
    if (!this.#isTerminal) {
      process.stderr.write(`${text}\n`);
      return;
    }
    const full = Math.round(barWidth * share);
    process.stderr.write(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${text}`);
    this.#drawn = true;
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#drawn) process.stderr.write('\r\u001b[K');
  }
}
