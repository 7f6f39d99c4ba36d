/** A stream of the hub's events, as somebody on the way may alter it. */
import { randomBytes } from 'node:crypto';
import { linkOf, linkText } from '../../../bindings/js/hub/chain.ts';
import { entryText, envelopeOf, type SignedEntry } from '../../../bindings/js/hub/entry.ts';
import type { ServerEvent } from '../../../bindings/js/hub/events.ts';
import { readHead, readLogged } from '../../../bindings/js/hub/protocol.ts';
import { dayMs } from '../../../bindings/js/lists/entry.ts';
import type { HubMood } from './moods.ts';
import type { CardName } from './product_list.ts';

/** Whom a forger speaks of, and in whose name. */
export interface Forged extends CardName {
  readonly key: string;
  readonly now: number;
}

const textOf = ({ event, data }: ServerEvent, id?: number): string =>
  `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;

/** An entry that fits the chain; only its signature is nobody's. */
async function forgedEvent({ list, hash, key, now }: Forged, n: number, chain: string): Promise<string> {
  const day = Math.floor(now / dayMs);
  const time = now - (now % 1_000);
  const report = { list, kind: 'block', hash, reason: 'stolen', day, end: 0 } as const;
  const signed = entryText({ ...report, number: n, time });
  const entry: SignedEntry = { signed, key, signature: randomBytes(64).toString('hex') };
  const data = JSON.stringify({ n, chain: await linkOf(linkText(chain, entry)), entry: envelopeOf(entry) });
  return textOf({ event: 'entry', data }, n);
}

/** What is handed on for each event of one stream. */
export class AlteredStream {
  readonly #mood: HubMood;
  readonly #forged: Forged | undefined;
  /** How far the page is, and the head that was told last. */
  #at: number;
  #head = { number: 0, chain: '' };
  #lied = false;

  /** @param after the page's last number */
  constructor(mood: HubMood, after: number, forged: Forged | undefined) {
    this.#mood = mood;
    this.#at = after;
    this.#forged = forged;
  }

  async pass(event: ServerEvent): Promise<string> {
    return event.event === 'head' ? this.#passHead(event) : this.#passEntry(event);
  }

  async #passHead(event: ServerEvent): Promise<string> {
    const head = readHead(event.data);
    if (typeof head === 'string') return textOf(event);
    this.#head = head;
    if (this.#mood === 'rewrites')
      return textOf({ ...event, data: JSON.stringify({ ...JSON.parse(event.data), log: 'f'.repeat(32) }) });
    return textOf(event) + (await this.#lie(head.chain));
  }

  async #passEntry(event: ServerEvent): Promise<string> {
    const logged = readLogged(event.data);
    if (logged === 'altered' || this.#mood === 'withholds') return '';
    const text = textOf(event, logged.n);
    this.#at = Math.max(this.#at, logged.n);
    if (this.#mood === 'repeats') return text + text;
    return text + (await this.#lie(logged.chain));
  }

  /** Once the page has all there is, one more. */
  async #lie(chain: string): Promise<string> {
    if (this.#mood !== 'forges' || this.#forged === undefined || this.#lied) return '';
    if (this.#at < this.#head.number) return '';
    this.#lied = true;
    return forgedEvent(this.#forged, this.#at + 1, chain);
  }
}
