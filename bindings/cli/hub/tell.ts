/** What a hub says of itself while it runs: counts and names, never an entry. */
import type { HubRefusal } from '../../js/hub/refusal.ts';
import type { Say } from '../texts.ts';

/** What was refused is told so often, by name, and not by each entry: whoever floods a hub does not flood its terminal. */
const everyMs = 10_000;

export type HubEvent =
  | { readonly event: 'listening'; readonly address: string; readonly log: string; readonly count: number }
  | { readonly event: 'keys'; readonly count: number }
  | { readonly event: 'keys-bad'; readonly reason: string; readonly count: number }
  | { readonly event: 'refused'; readonly counts: Readonly<Partial<Record<HubRefusal, number>>> }
  | { readonly event: 'ended'; readonly count: number };

export class Teller {
  readonly #say: Say;
  readonly #json: boolean;
  readonly #refused = new Map<HubRefusal, number>();
  readonly #timer = setInterval(() => this.flush(), everyMs);

  constructor(say: Say, json: boolean) {
    this.#say = say;
    this.#json = json;
    this.#timer.unref();
  }

  tell(event: HubEvent): void {
    if (this.#json) {
      console.log(JSON.stringify(event));
      return;
    }
    const say = this.#say;
    if (event.event === 'refused') {
      const what = Object.entries(event.counts).map(([name, count]) => `${name} ${count}`);
      console.error(say('cli.hub-refused', { what: what.join(', ') }));
    } else console.error(say(`cli.hub-${event.event}`, { ...event }));
  }

  refused(why: HubRefusal): void {
    this.#refused.set(why, (this.#refused.get(why) ?? 0) + 1);
  }

  flush(): void {
    if (this.#refused.size === 0) return;
    this.tell({ event: 'refused', counts: Object.fromEntries(this.#refused) });
    this.#refused.clear();
  }

  end(): void {
    clearInterval(this.#timer);
    this.flush();
  }
}
