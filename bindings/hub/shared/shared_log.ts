/** A log that several hubs append to: an entry goes to the stream first, and into each log when the stream brings it. */
import { createPublicKey, verify } from 'node:crypto';
import { isObject } from '../../js/core/values.ts';
import { entryBytes, envelopeOf, readEntry, readSignedEntry } from '../../js/hub/entry.ts';
import type { EntryAnswer } from '../../js/hub/refusal.ts';
import type { Admitted } from '../admit.ts';
import { keyIdOf, publicKeyOf } from '../keys/publishers.ts';
import { type Bucket, filled, waitFor } from '../log/bucket.ts';
import type { EntryLog } from '../log/entry_log.ts';
import { HubError } from '../trouble.ts';
import type { SharedStream } from './stream.ts';

/** An entry that has been asked for its room where it was sent to: the stream is not asked again. */
const unlimited = { perMinute: 1e9, burst: 1e9 };
/** Entries that are on their way into the log. */
const mostUnderWay = 1_000;
/** An entry that the stream took must have come back by then. */
const patienceMs = 5_000;

type Answered = (answer: EntryAnswer) => void;

/** With its key: who may publish is for the hub that it was sent to, and all must take the same ones. */
function textOf({ signed, key }: Admitted): string {
  const { x = '' } = key.export({ format: 'jwk' });
  return JSON.stringify({ ...envelopeOf(signed), public: Buffer.from(x, 'base64url').toString('hex') });
}

/** @returns undefined for what no hub has put there */
function admittedOf(text: string): Admitted | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const signed = readSignedEntry(value);
  if (signed === undefined || !isObject(value) || !/^[0-9a-f]{64}$/.test(String(value.public)))
    return undefined;
  const entry = readEntry(signed.signed);
  if (typeof entry === 'string' || keyIdOf(String(value.public)) !== signed.key) return undefined;
  try {
    const key = createPublicKey(publicKeyOf(String(value.public)));
    const good = verify(null, entryBytes(signed.signed), key, Buffer.from(signed.signature, 'hex'));
    return good ? { entry, signed, key, pace: unlimited } : undefined;
  } catch {
    return undefined;
  }
}

export class SharedLog {
  readonly #log: EntryLog;
  readonly #stream: SharedStream;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  /** Who waits for the answer to a message, by its number. */
  readonly #waiting = new Map<number, Answered>();
  /** Answers that came before their message's number did. */
  readonly #early = new Map<number, EntryAnswer>();
  #closed = false;
  readonly #ended: Promise<void>;

  constructor(log: EntryLog, stream: SharedStream, now: () => number) {
    this.#log = log;
    this.#stream = stream;
    this.#now = now;
    this.#ended = this.#follow();
  }

  /** @throws HubError `no-nats`: nobody knows whether it was taken, and who sends it again is answered */
  append(admitted: readonly Admitted[]): Promise<readonly EntryAnswer[]> {
    return Promise.all(admitted.map(one => this.#append(one)));
  }

  #spend({ signed: { key }, entry, pace }: Admitted): number {
    if (entry.kind === 'withdraw') return 0;
    const now = this.#now();
    const bucket = filled(this.#buckets.get(key) ?? { room: pace.burst, at: now }, pace, now);
    const wait = bucket.room < 1 ? waitFor(bucket, pace) : 0;
    this.#buckets.set(key, wait === 0 ? { ...bucket, room: bucket.room - 1 } : bucket);
    return wait;
  }

  async #append(one: Admitted): Promise<EntryAnswer> {
    const known = this.#log.known(one);
    if (known !== undefined) return known;
    const retryAfterMs = this.#spend(one);
    if (retryAfterMs > 0) return { answer: 'refused', why: 'rate-limited', retryAfterMs };
    let sequence: number;
    try {
      sequence = await this.#stream.put(textOf(one));
    } catch {
      throw new HubError('no-nats');
    }
    const early = this.#early.get(sequence);
    this.#early.delete(sequence);
    return early ?? this.#answerTo(sequence);
  }

  #answerTo(sequence: number): Promise<EntryAnswer> {
    return new Promise((done, failed) => {
      const patience = setTimeout(() => {
        this.#waiting.delete(sequence);
        failed(new HubError('no-nats'));
      }, patienceMs);
      this.#waiting.set(sequence, answer => {
        clearTimeout(patience);
        done(answer);
      });
    });
  }

  #settle(sequence: number, answer: EntryAnswer): void {
    const waiting = this.#waiting.get(sequence);
    this.#waiting.delete(sequence);
    if (waiting !== undefined) waiting(answer);
    else {
      // Another hub's, or one whose number is not known yet: the newest are kept for a while.
      this.#early.set(sequence, answer);
      const [oldest] = this.#early.keys();
      if (this.#early.size > mostUnderWay && oldest !== undefined) this.#early.delete(oldest);
    }
  }

  /** Into the log, in the order of the stream; how far it is stands in the same transaction. */
  async #follow(): Promise<void> {
    let underWay: Promise<unknown>[] = [];
    for await (const { sequence, data } of this.#stream.after(this.#log.mark)) {
      if (this.#closed) return;
      const admitted = admittedOf(data);
      const appended = this.#log
        .append(admitted === undefined ? [] : [admitted], sequence)
        .then(([answer]) => answer !== undefined && this.#settle(sequence, answer));
      underWay.push(appended);
      if (underWay.length < mostUnderWay) continue;
      await Promise.all(underWay);
      underWay = [];
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#stream.close();
    await Promise.race([this.#ended, new Promise(done => setTimeout(done, 1_000))]);
  }
}
