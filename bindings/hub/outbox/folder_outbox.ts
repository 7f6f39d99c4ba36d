/** What waits for a hub, in a file of a folder: a report that is there survives the death of the process and of the machine. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../files/lock.ts';
import { replaceFile, textPieces } from '../../files/replace.ts';
import { isObject } from '../../js/core/values.ts';
import { isReport } from '../../js/hub/entry.ts';
import type { Outbox, OutboxState, WaitingReport } from '../../js/hub/publisher.ts';
import { codeOf, HubError } from '../trouble.ts';

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export class FolderOutbox implements Outbox {
  readonly #path: string;
  readonly #key: string;

  /** @param key the id of the key that signs: numbers are its own */
  constructor(folder: string, key: string) {
    this.#path = join(folder, 'outbox.json');
    this.#key = key;
  }

  /** @throws HubError if it is none, or of another key */
  load(): OutboxState | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw new HubError('bad-outbox', codeOf(error));
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // Told below.
    }
    if (!isObject(value) || !isCount(value.next) || value.next === 0 || !Array.isArray(value.waiting))
      throw new HubError('bad-outbox', 'format');
    if (value.key !== this.#key) throw new HubError('other-key', String(value.key));
    if (!value.waiting.every(report => isReport(report) && isCount((report as Partial<WaitingReport>).time)))
      throw new HubError('bad-outbox', 'format');
    return { next: value.next, waiting: value.waiting as WaitingReport[] };
  }

  keep({ next, waiting }: OutboxState): void {
    replaceFile(this.#path, textPieces(`${JSON.stringify({ key: this.#key, next, waiting })}\n`));
  }
}

/** Makes the folder if it is not there, and works in it alone. @throws LockedError, HubError */
export async function withOutbox<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new HubError('full', codeOf(error));
  }
  return withLock(join(folder, 'lock'), work);
}
