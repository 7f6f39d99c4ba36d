/**
 * What happened on the page, for whoever builds one: events, decisions, calls with the time each took. It takes words and
 * numbers only, never what was typed or sent, so that it may be given away.
 */

export const traceKinds = ['event', 'decision', 'call'] as const;
export type TraceKind = (typeof traceKinds)[number];

export interface TraceEntry {
  /** Counts from 1 for the page's life. */
  readonly number: number;
  /** ms since 1970. */
  readonly at: number;
  readonly kind: TraceKind;
  readonly name: string;
  /** What is to be known besides: words of this project or of the gateway, each a name. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** How long a call took; absent for all else. */
  readonly ms?: number;
}

/** So many are kept; the oldest go first. */
const most = 300;

/** A name of this project or of a gateway: lower case in parts, an error's name, or a short number. No code looks so. */
const word = /^(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)*(?:[-.][a-z]+)*|\d{1,5})$/;
const mostWord = 40;

const isWord = (value: string): boolean => value.length <= mostWord && word.test(value);

export class Trace {
  #entries: TraceEntry[] = [];
  #count = 0;
  #listener: (() => void) | null = null;

  constructor(readonly now: () => number = Date.now) {}

  /** Newest first. */
  get entries(): readonly TraceEntry[] {
    return this.#entries;
  }

  add(kind: TraceKind, name: string, facts: Readonly<Record<string, unknown>> = {}, ms?: number): void {
    this.#count += 1;
    const entry: TraceEntry = {
      number: this.#count,
      at: this.now(),
      kind,
      name,
      facts: cleaned(facts),
      ...(ms === undefined ? {} : { ms: Math.round(ms) }),
    };
    this.#entries = [entry, ...this.#entries].slice(0, most);
    this.#listener?.();
  }

  clear(): void {
    this.#entries = [];
    this.#listener?.();
  }

  listen(listener: () => void): void {
    this.#listener = listener;
  }
}

/** Words and numbers; anything else, and a word that may be a code, is left out. */
function cleaned(facts: Readonly<Record<string, unknown>>): TraceEntry['facts'] {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
      kept[name] = value;
    else if (typeof value === 'string' && value !== '') kept[name] = isWord(value) ? value : '\u2026';
  }
  return kept;
}

/** A trace as a file. */
export function traceText(entries: readonly TraceEntry[], about: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ format: 'cardmend-trace', version: 1, ...about, entries }, null, 2)}\n`;
}
