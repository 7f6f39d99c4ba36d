import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Person } from './crowd.ts';

/** How an attempt ended as its client knows it; `given-up` after more turns than any run of chance takes. */
export type End = 'bound' | 'pending' | 'binded' | 'inactive' | 'expired' | 'given-up';

/** The same refusals in the words of each platform. */
const refusals: Readonly<Record<string, End>> = {
  binded: 'binded',
  'card-used': 'binded',
  'card-bound': 'binded',
  'already-bound': 'binded',
  inactive: 'inactive',
  'card-not-active': 'inactive',
  'card-inactive': 'inactive',
  'not-active': 'inactive',
  expired: 'expired',
  'card-expired': 'expired',
  'out-of-date': 'expired',
};
const wrongAnswers = ['verifyerr', 'qr-mismatch', 'pay-password-wrong'];

/** One reading of an answer. `unsure`: it proves nothing, whatever it says. */
type Reading = End | 'waiting' | 'unsent' | 'unknown' | 'wrong' | 'unsure';

/** A client's patience with one request. */
const patienceMs = 5_000;
/** With one request in five spoilt, fifty spoilt ones in a row never come. */
const mostTurns = 50;

/**
 * The plainest client that is right: it keeps the attempt's id and the key of each press, believes an answer only if it
 * names the attempt or is a refusal that ends it, and else asks how the attempt stands before it sends anything again.
 */
export class CarefulClient {
  readonly #base: string;
  readonly #agent: Agent;
  requests = 0;
  /** Answers that proved nothing, or did not come. */
  unsure = 0;

  constructor(base: string, most: number) {
    this.#base = base;
    this.#agent = new Agent({ keepAlive: true, maxSockets: most });
  }

  async bind(person: Person): Promise<End> {
    const keys = { wrong: randomUUID(), right: randomUUID() };
    let errs = person.errs;
    let reading = await this.#start(person);
    for (let turn = 0; turn < mostTurns; turn++) {
      switch (reading) {
        case 'unsure':
          reading = await this.#send(person, 'GET', '');
          break;
        case 'unknown':
          reading = await this.#start(person);
          break;
        case 'unsent':
          reading = await this.#send(person, 'POST', '/resend');
          break;
        case 'wrong':
          errs = false;
          reading = 'waiting';
          break;
        case 'waiting':
          reading = await this.#confirm(person, errs, errs ? keys.wrong : keys.right);
          break;
        default:
          return reading;
      }
    }
    return 'given-up';
  }

  close(): void {
    this.#agent.destroy();
  }

  #start(person: Person): Promise<Reading> {
    const { platform, secret, number } = person;
    return this.#send(person, 'PUT', '', { platform, secret, ...(number === undefined ? {} : { number }) });
  }

  #confirm(person: Person, errs: boolean, key: string): Promise<Reading> {
    const answer = person.answer();
    if (answer === undefined) return this.#send(person, 'POST', '/resend');
    const wrong = answer.startsWith('0') ? `1${answer.slice(1)}` : `0${answer.slice(1)}`;
    return this.#send(person, 'POST', '/confirm', { answer: errs ? wrong : answer }, key);
  }

  async #send(person: Person, method: string, path: string, body?: object, key?: string): Promise<Reading> {
    this.requests += 1;
    const headers = {
      cookie: person.cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const url = `${this.#base}/attempts/${person.attempt}${path}`;
    let reading: Reading;
    try {
      const sent = { method, headers, body: body === undefined ? '' : JSON.stringify(body) };
      reading = read(await exchange(this.#agent, url, sent), person.attempt);
    } catch {
      reading = 'unsure';
    }
    if (reading === 'unsure') this.unsure += 1;
    return reading;
  }
}

interface Reply {
  readonly status: number;
  readonly text: string;
}

function read({ status, text }: Reply, attempt: string): Reading {
  const body = JSON.parse(text) as Body;
  if (body.attempt !== undefined) {
    const { id, state, verification } = body.attempt;
    if (status !== 200 || body.ok !== true || id !== attempt) return 'unsure';
    if (state === 'bound' || state === 'pending') return state;
    return verification?.sent === false ? 'unsent' : 'waiting';
  }
  if (status === 404 && body.code === 'no-such-attempt') return 'unknown';
  if (status !== 200 || body.ok !== false || body.code === undefined) return 'unsure';
  return wrongAnswers.includes(body.code) ? 'wrong' : (refusals[body.code] ?? 'unsure');
}

interface Body {
  readonly ok?: boolean;
  readonly code?: string;
  readonly attempt?: {
    readonly id: string;
    readonly state: string;
    readonly verification: { readonly sent: boolean } | null;
  };
}

/** One request over plain `node:http`, which sends nothing again by itself. */
function exchange(
  agent: Agent,
  url: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body: string },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers, timeout: patienceMs }, answer => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('error', reject);
      answer.on('end', () =>
        answer.complete ? resolve({ status: answer.statusCode ?? 0, text }) : reject(new Error('cut')),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.end(body);
  });
}
