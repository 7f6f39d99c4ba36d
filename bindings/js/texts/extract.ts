/** The core's extracted cards as objects that show no code by accident. */
import { maxText } from '#tables/limits.ts';
import { type CardWords, readCard } from '#tables/wire.ts';

import { grouped } from '../check/display.ts';
import { type ResultContext, toFinding } from '../check/result.ts';
import type { Finding, Span } from '../check/types.ts';
import type { Core } from '../core/core.ts';
import type { WholeExports } from '../core/exports.ts';
import { runtime } from '../core/global.ts';
import { groupsFor, type ProductInfo } from '../products/info.ts';
import type { ExtractedCard, Extraction, FaceValue } from './types.ts';

/** A code with the zeros that are missing at its front; `null` if none are. */
const withZeros = (code: string, zeros: number): string | null =>
  zeros === 0 ? null : '0'.repeat(zeros) + code;

/** All of it is private: printing or serialising a card shows no code. */
class Card implements ExtractedCard {
  readonly #info: ProductInfo | undefined;
  readonly #raw: CardWords;
  readonly #context: ResultContext;

  constructor(info: ProductInfo | undefined, raw: CardWords, context: ResultContext) {
    this.#info = info;
    this.#raw = raw;
    this.#context = context;
  }

  get product(): string | null {
    return this.#info?.id ?? null;
  }

  get probability(): number {
    return this.#raw.probability / 1000;
  }

  get number(): string {
    return this.#raw.number;
  }

  get secret(): string {
    return this.#raw.secret;
  }

  get display(): string {
    const { secret } = this.#raw;
    return grouped(secret, groupsFor(this.#info, 'secret', secret.length));
  }

  get span(): Span {
    return [this.#raw.begin, this.#raw.end];
  }

  get numberSpan(): Span | null {
    return spanOf(this.#raw.numberBegin, this.#raw.numberEnd);
  }

  get secretSpan(): Span | null {
    return spanOf(this.#raw.secretBegin, this.#raw.secretEnd);
  }

  get value(): FaceValue | null {
    const { value, currency } = this.#raw;
    return value === 0 ? null : { amount: value / 100, currency: currency || null };
  }

  get expiry(): string | null {
    return toExpiry(this.#raw.expiry);
  }

  get numberOffer(): string | null {
    return withZeros(this.#raw.number, this.#raw.numberZeros);
  }

  get secretOffer(): string | null {
    return withZeros(this.#raw.secret, this.#raw.secretZeros);
  }

  get findings(): readonly Finding[] {
    // Their spans are longer than what a message may quote, so the text is not kept for them.
    return this.#raw.findings.map(finding => toFinding(finding, '', this.#context));
  }
}

function toExpiry(yyyymmdd: number): string | null {
  if (yyyymmdd === 0) return null;
  const text = String(yyyymmdd).padStart(8, '0');
  const month = `${text.slice(0, 4)}-${text.slice(4, 6)}`;
  return text.endsWith('00') ? month : `${month}-${text.slice(6)}`;
}

/** An empty span stands for nothing. */
const spanOf = (begin: number, end: number): Span | null => (begin === end ? null : [begin, end]);

interface NodeBuffer {
  from(memory: ArrayBuffer, begin: number, bytes: number): { write(text: string, form: 'utf16le'): number };
}

/** The first units of a text; by Node's own copy where there is one, which takes a tenth of the time of a loop. */
function writeText({ memory }: Core<WholeExports>, begin: number, units: number, text: string): void {
  const { Buffer } = runtime as { Buffer?: NodeBuffer };
  if (Buffer !== undefined) {
    Buffer.from(memory, begin, 2 * units).write(text, 'utf16le');
    return;
  }
  const buffer = new Uint16Array(memory, begin, units);
  for (let i = 0; i < units; ++i) buffer[i] = text.charCodeAt(i);
}

export function extract(core: Core<WholeExports>, text: string, context: ResultContext): Extraction {
  const units = Math.min(text.length, maxText);
  const cards: ExtractedCard[] = [];
  try {
    // The memory may grow with it.
    const begin = core.exports.cm_extract_open(units);
    if (begin === 0) throw new RangeError('there is no more memory for this');
    writeText(core, begin, units, text);
    for (let count = core.exports.cm_extract_next(); count > 0; count = core.exports.cm_extract_next()) {
      const reader = core.read(core.words.length);
      for (let i = 0; i < count; ++i) {
        const card = readCard(reader);
        cards.push(new Card(context.product(card.product), card, context));
      }
    }
  } finally {
    core.exports.cm_extract_close();
  }
  return Object.assign(cards, { complete: text.length <= maxText });
}
