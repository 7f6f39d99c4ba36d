/** The core's extracted cards as objects that show no code by accident. */

import { type RawFinding, readFinding } from '../check/answer.ts';
import { grouped } from '../check/display.ts';
import { type ResultContext, toFinding } from '../check/result.ts';
import type { Finding, Span } from '../check/types.ts';
import type { Core } from '../core/wasm_core.ts';
import { Reader } from '../core/words.ts';
import { groupsFor, type ProductInfo } from '../products/info.ts';
import type { ExtractedCard, Extraction, FaceValue } from './types.ts';

/** The longest text that is read, in UTF-16 units; `kMaxText` of the core. */
const maxText = 1 << 20;

interface RawCard {
  readonly probability: number;
  readonly span: Span;
  readonly numberSpan: Span | null;
  readonly secretSpan: Span | null;
  readonly value: FaceValue | null;
  readonly expiry: string | null;
  readonly number: string;
  readonly secret: string;
  /** Zeros that seem to be missing before each. */
  readonly numberZeros: number;
  readonly secretZeros: number;
  readonly findings: readonly RawFinding[];
}

/** A code with the zeros that are missing at its front; `null` if none are. */
const withZeros = (code: string, zeros: number): string | null =>
  zeros === 0 ? null : '0'.repeat(zeros) + code;

/** All of it is private: printing or serialising a card shows no code. */
class Card implements ExtractedCard {
  readonly #info: ProductInfo | undefined;
  readonly #raw: RawCard;
  readonly #context: ResultContext;

  constructor(info: ProductInfo | undefined, raw: RawCard, context: ResultContext) {
    this.#info = info;
    this.#raw = raw;
    this.#context = context;
  }

  get product(): string | null {
    return this.#info?.id ?? null;
  }

  get probability(): number {
    return this.#raw.probability;
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
    return this.#raw.span;
  }

  get numberSpan(): Span | null {
    return this.#raw.numberSpan;
  }

  get secretSpan(): Span | null {
    return this.#raw.secretSpan;
  }

  get value(): FaceValue | null {
    return this.#raw.value;
  }

  get expiry(): string | null {
    return this.#raw.expiry;
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

function readSpan(reader: Reader): Span {
  return [reader.word(), reader.word()];
}

/** An empty span stands for nothing. */
const orNull = (span: Span): Span | null => (span[0] === span[1] ? null : span);

function readCard(reader: Reader, context: ResultContext): Card {
  const info = context.product(reader.word());
  const probability = reader.word() / 1000;
  const span = readSpan(reader);
  const numberSpan = orNull(readSpan(reader));
  const secretSpan = orNull(readSpan(reader));
  const lengths = reader.word();
  const hundredths = reader.word() >>> 0;
  const currency = reader.text(3);
  const expiry = toExpiry(reader.word());
  const more = reader.word();
  const findings = Array.from({ length: more >>> 16 }, () => readFinding(reader));
  const number = reader.text(lengths & 0xff);
  const secret = reader.text(lengths >>> 8);
  const value = hundredths === 0 ? null : { amount: hundredths / 100, currency: currency || null };
  return new Card(
    info,
    {
      ...{ probability, span, numberSpan, secretSpan, value, expiry, number, secret, findings },
      ...{ numberZeros: more & 0xff, secretZeros: (more >>> 8) & 0xff },
    },
    context,
  );
}

export function extract(core: Core, text: string, context: ResultContext): Extraction {
  const units = Math.min(text.length, maxText);
  const cards: ExtractedCard[] = [];
  try {
    const buffer = core.extractOpen(units);
    for (let i = 0; i < units; ++i) buffer[i] = text.charCodeAt(i);
    for (let count = core.extractNext(); count > 0; count = core.extractNext()) {
      const reader = new Reader(core.words);
      for (let i = 0; i < count; ++i) cards.push(readCard(reader, context));
    }
  } finally {
    core.extractClose();
  }
  return Object.assign(cards, { complete: text.length <= maxText });
}
