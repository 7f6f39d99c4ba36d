/** The publishers as their file says now. */
import { unwatchFile, watchFile } from 'node:fs';
import { HubError } from '../trouble.ts';
import { loadPublishers, type Publishers } from './publishers.ts';

/** Told when the file was read again; with an error it was bad, and what it said before holds. */
export type OnKeys = (error: HubError | undefined, count: number) => void;

export class KeptPublishers {
  readonly #path: string;
  readonly #told: OnKeys;
  #now: Publishers;
  readonly #changed = (): void => this.reload();

  /** @throws HubError if the file is bad at the beginning */
  constructor(path: string, told: OnKeys = () => {}, everyMs = 1_000) {
    this.#path = path;
    this.#told = told;
    this.#now = loadPublishers(path);
    // By its time and size: it may be replaced by another file, or be on a disk that tells nothing.
    watchFile(path, { interval: everyMs, persistent: false }, this.#changed);
  }

  get now(): Publishers {
    return this.#now;
  }

  /** Reads the file again. */
  reload(): void {
    try {
      this.#now = loadPublishers(this.#path);
      this.#told(undefined, this.#now.byKey.size);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      this.#told(error, this.#now.byKey.size);
    }
  }

  close(): void {
    unwatchFile(this.#path, this.#changed);
  }
}
