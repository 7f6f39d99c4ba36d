/** What is told while a run goes on: lines, a second or ten apart; a program gets JSON. */
import type { Claimed, Outcome } from '../../bind/journal/types.ts';
import type { Say } from '../texts.ts';

const terminalMs = 1_000;
const elsewhereMs = 10_000;

export class Progress {
  readonly #began = performance.now();
  readonly #say: Say;
  readonly #json: boolean;
  readonly #timer: NodeJS.Timeout;
  #requests = 0;
  #bound = 0;
  #ended = 0;

  constructor(say: Say, json: boolean) {
    this.#say = say;
    this.#json = json;
    this.#timer = setInterval(() => this.tell(), process.stderr.isTTY ? terminalMs : elsewhereMs);
    this.#timer.unref();
  }

  count(_card: Claimed, { to }: Outcome): void {
    this.#requests += 1;
    if (to === 'bound') this.#bound += 1;
    if (to === 'bound' || to === 'refused' || to === 'person') this.#ended += 1;
  }

  tell(): void {
    const seconds = (performance.now() - this.#began) / 1_000;
    const facts = {
      ended: this.#ended,
      bound: this.#bound,
      requests: this.#requests,
      rate: (this.#requests / Math.max(seconds, 0.001)).toFixed(1),
    };
    if (this.#json) console.log(JSON.stringify({ event: 'progress', ...facts, rate: Number(facts.rate) }));
    else console.error(this.#say('cli.bind-progress', facts));
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
