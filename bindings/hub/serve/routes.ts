/** What a hub answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { headText, loggedText, mostInBatch } from '../../js/hub/protocol.ts';
import type { EntryAnswer } from '../../js/hub/refusal.ts';
import { type Admitted, admit } from '../admit.ts';
import type { Publishers } from '../keys/publishers.ts';
import type { EntryLog } from '../log/entry_log.ts';
import { entriesOf, RequestError, requestTroubles } from './body.ts';
import { EventStream, type StreamOptions } from './stream.ts';

export interface RouteOptions extends StreamOptions {
  readonly publishers: () => Publishers;
  /** What takes entries that were admitted: the log, or what stands before several. */
  readonly append: (admitted: readonly Admitted[]) => Promise<readonly EntryAnswer[]>;
  readonly mostStreams: number;
  /** The origin of pages that may follow the log; none if it is not given. */
  readonly origin?: string | undefined;
  readonly now: () => number;
  /** Told of each entry that was answered: names alone. */
  readonly onAnswer?: ((answer: EntryAnswer) => void) | undefined;
}

function numberOf(text: string | null | undefined, otherwise: number): number {
  if (text === null || text === undefined || text === '') return otherwise;
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || !Number.isSafeInteger(number)) throw new RequestError('bad-number');
  return number;
}

export class Routes {
  readonly #log: EntryLog;
  readonly #options: RouteOptions;
  readonly #streams = new Set<EventStream>();

  constructor(log: EntryLog, options: RouteOptions) {
    this.#log = log;
    this.#options = options;
  }

  /** Never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    if (this.#options.origin !== undefined)
      response.setHeader('access-control-allow-origin', this.#options.origin);
    try {
      await this.#route(request, response);
    } catch (error) {
      const trouble = error instanceof RequestError ? error.trouble : 'not-kept';
      if (response.headersSent) {
        response.destroy();
        return;
      }
      // What is left of a body is not read.
      if (trouble === 'too-large') response.setHeader('connection', 'close');
      json(response, requestTroubles[trouble], JSON.stringify({ trouble }));
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const at = `${request.method} ${pathname}`;
    if (at === 'POST /entries') return this.#take(request, response);
    if (at === 'GET /head') return json(response, 200, headText(this.#log.head, this.#options.now()));
    if (at === 'GET /entries') return this.#page(searchParams, response);
    if (at === 'GET /events') return this.#follow(request, searchParams, response);
    throw new RequestError(/^\/(entries|head|events)$/.test(pathname) ? 'wrong-method' : 'not-found');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { publishers, append, now, onAnswer } = this.#options;
    const known = publishers();
    const words = await Promise.all((await entriesOf(request)).map(value => admit(value, known, now())));
    // In the order of their numbers, however they came.
    const good = words
      .flatMap((word, i) => (typeof word === 'string' ? [] : [{ word, i }]))
      .sort((a, b) => a.word.entry.number - b.word.entry.number);
    const taken = await append(good.map(({ word }) => word));
    const answers: EntryAnswer[] = words.map(word => ({
      answer: 'refused',
      why: typeof word === 'string' ? word : 'not-an-entry',
    }));
    for (const [k, { i }] of good.entries()) answers[i] = taken[k] as EntryAnswer;
    if (onAnswer !== undefined) for (const answer of answers) onAnswer(answer);
    json(response, 200, JSON.stringify({ protocol: 1, log: this.#log.head.log, answers }));
  }

  #page(asked: URLSearchParams, response: ServerResponse): void {
    const after = numberOf(asked.get('after'), 0);
    const most = Math.max(1, Math.min(mostInBatch, numberOf(asked.get('limit'), mostInBatch)));
    const { head } = this.#log;
    const entries = this.#log.after(after, most).map(loggedText).join(',');
    json(response, 200, `{"head":${headText(head, this.#options.now())},"entries":[${entries}]}`);
  }

  #follow(request: IncomingMessage, asked: URLSearchParams, response: ServerResponse): void {
    const last = request.headers['last-event-id'];
    const after = numberOf(typeof last === 'string' ? last : asked.get('after'), 0);
    if (this.#streams.size >= this.#options.mostStreams) throw new RequestError('too-many-streams');
    // Proxies are not to gather events.
    response.setHeader('x-accel-buffering', 'no');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.socket?.setNoDelay(true);
    const stream = new EventStream(this.#log, response, after, this.#options, () =>
      this.#streams.delete(stream),
    );
    this.#streams.add(stream);
  }

  /** How many follow. */
  get streams(): number {
    return this.#streams.size;
  }

  close(): void {
    for (const stream of this.#streams) stream.close();
  }
}

function json(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(text);
}
