/** One subscriber's stream of events: what it missed, then what comes, by the same way; a heartbeat says how far the log goes. */
import type { ServerResponse } from 'node:http';
import { headText, loggedText } from '../../js/hub/protocol.ts';
import type { EntryLog } from '../log/entry_log.ts';

/** Entries that are written before it is asked whether the subscriber keeps up. */
const pageEntries = 200;

export interface StreamOptions {
  readonly heartbeatMs: number;
  /** A subscriber that reads nothing for so long is let go: it comes again, and goes on where it was. */
  readonly patienceMs: number;
}

export class EventStream {
  readonly #log: EntryLog;
  readonly #response: ServerResponse;
  readonly #patienceMs: number;
  readonly #heartbeat: NodeJS.Timeout;
  readonly #forget: () => void;
  #next: number;
  #writing = false;
  #ended = false;

  /** @param after the subscriber's last number @param ended told once, when it is over */
  constructor(
    log: EntryLog,
    response: ServerResponse,
    after: number,
    options: StreamOptions,
    ended: () => void,
  ) {
    this.#log = log;
    this.#response = response;
    this.#next = after;
    this.#patienceMs = options.patienceMs;
    this.#head();
    this.#heartbeat = setInterval(() => {
      // Behind a page that is not read yet a heartbeat would only wait too.
      if (!response.writableNeedDrain) this.#head();
    }, options.heartbeatMs);
    this.#forget = log.onAdded(() => void this.#write());
    response.on('error', () => this.#end());
    response.on('close', () => {
      this.#end();
      ended();
    });
    void this.#write();
  }

  #head(): void {
    this.#response.write(`event: head\ndata: ${headText(this.#log.head, Date.now())}\n\n`);
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    try {
      while (!this.#ended) {
        const page = this.#log.after(this.#next, pageEntries);
        const last = page.at(-1);
        if (last === undefined) return;
        const text = page
          .map(entry => `event: entry\nid: ${entry.n}\ndata: ${loggedText(entry)}\n\n`)
          .join('');
        this.#next = last.n;
        if (!this.#response.write(text)) await this.#drained();
      }
    } catch {
      this.#response.destroy();
    } finally {
      this.#writing = false;
    }
  }

  #drained(): Promise<void> {
    return new Promise(done => {
      const response = this.#response;
      const patience = setTimeout(() => response.destroy(), this.#patienceMs);
      const over = () => {
        clearTimeout(patience);
        response.off('drain', over);
        response.off('close', over);
        done();
      };
      response.on('drain', over);
      response.on('close', over);
    });
  }

  #end(): void {
    this.#ended = true;
    clearInterval(this.#heartbeat);
    this.#forget();
  }

  /** Ends it in order: the subscriber comes again later. */
  close(): void {
    this.#end();
    this.#response.end();
    // One that does not read is not waited for.
    setTimeout(() => this.#response.destroy(), 500).unref();
  }
}
