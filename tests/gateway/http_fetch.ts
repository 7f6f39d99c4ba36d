import { Agent, request } from 'node:http';
import type { FetchAnswer, FetchInit, FetchLike } from '../../bindings/js/session/transport.ts';

/** `fetch` over plain `node:http`, which sends nothing again by itself, and counts. */
export class HttpFetch {
  readonly #agent: Agent;
  requests = 0;
  /** Requests that nobody waited for any longer, and those whose connection broke. */
  timedOut = 0;
  broken = 0;

  constructor(most: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: most });
  }

  readonly fetch: FetchLike = (url, init) => {
    this.requests += 1;
    return this.#exchange(url, init).catch(error => {
      if (init.signal?.aborted) this.timedOut += 1;
      else this.broken += 1;
      throw error;
    });
  };

  close(): void {
    this.#agent.destroy();
  }

  #exchange(url: string, { method, headers, body, signal }: FetchInit): Promise<FetchAnswer> {
    return new Promise((resolve, reject) => {
      const asked = request(url, { agent: this.#agent, method, headers }, answer => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const { statusCode: status = 0, headers } = answer;
          if (answer.complete) resolve({ status, headers, text: async () => text });
          else reject(new Error('cut'));
        });
      });
      asked.on('error', reject);
      signal?.addEventListener('abort', () => asked.destroy(new Error('aborted')));
      asked.end(body);
    });
  }
}
