/** The loaded module: checks its arguments' types, crosses into the core, makes the answers. */
import { type ProductId, type Verdict, verdicts } from '#tables/keys.ts';
import { products } from '#tables/products.ts';
import { explain } from './explain.ts';
import type { Messages } from './messages.ts';
import { type Core, maxInput } from './module.ts';
import { type Report, readReport } from './report.ts';
import { Result, type ResultContext } from './result.ts';
import type { Cardmend, CheckOptions, CheckResult, Evidence, Explanation, Failure, Locale } from './types.ts';

/** Set by the build: `version+hash`. */
declare const CARDMEND_WASM_BUILD: string;

/** To be found out from the text; the core's `kDetect`. */
const detect = -1;

/** The first `count` units as a string, zeroed behind the reader. */
function takeUnits(units: Uint16Array, count: number): string {
  if (count === 16) return takeSixteen(units);
  let text = '';
  for (let i = 0; i < count; ++i) {
    text += String.fromCharCode(units[i] as number);
    units[i] = 0;
  }
  return text;
}

/** What most codes have: one call makes the string, where a loop would join sixteen. */
function takeSixteen(u: Uint16Array): string {
  const n = (i: number): number => {
    const unit = u[i] as number;
    u[i] = 0;
    return unit;
  };
  // biome-ignore format: four groups of four
  return String.fromCharCode(
    n(0), n(1), n(2), n(3),
    n(4), n(5), n(6), n(7),
    n(8), n(9), n(10), n(11),
    n(12), n(13), n(14), n(15),
  );
}

export class Module implements Cardmend, ResultContext {
  readonly locale: Locale;
  readonly version: string;
  readonly products: readonly ProductId[];
  readonly messages: Messages;
  readonly #core: Core;
  readonly #indices: ReadonlyMap<string, number>;

  constructor(core: Core, messages: Messages) {
    this.#core = core;
    this.messages = messages;
    this.locale = messages.locale;
    this.version = CARDMEND_WASM_BUILD.replace(/\+.*/, '');
    this.products = products.map(({ id }) => id as ProductId);
    this.#indices = new Map(products.map(({ id }, index) => [id, index]));
  }

  check(raw: string, options?: CheckOptions): CheckResult {
    if (typeof raw !== 'string') throw new TypeError(`check takes a string; it was given ${kindOf(raw)}`);
    const product = options === undefined ? detect : this.#index(options);
    this.#write(raw);
    const packed = this.#core.glance(product, raw.length);
    const code = takeUnits(this.#core.units, (packed >>> 3) & 0x7fff);
    const info = products[(packed >>> 18) - 1];
    return new Result(this, raw, product, verdicts[packed & 7] as Verdict, code, info);
  }

  report(raw: string, product: number): Report {
    this.#write(raw);
    return readReport(this.#core, product, raw.length);
  }

  explain(failure: Failure, evidence: Evidence = {}): Explanation {
    if (typeof failure !== 'object' || failure === null) {
      throw new TypeError(
        `explain takes an object such as { platform, code }; it was given ${kindOf(failure)}`,
      );
    }
    if (typeof evidence !== 'object' || evidence === null) {
      throw new TypeError(
        `explain takes evidence as an object such as { attempts }; it was given ${kindOf(evidence)}`,
      );
    }
    return explain(this.#core, this.messages, failure, evidence);
  }

  wipe(): void {
    this.#core.wipe();
  }

  /** Of a text that is too long nothing is written: the core refuses it by its length. */
  #write(raw: string): void {
    const { length } = raw;
    if (length > maxInput) return;
    const input = this.#core.input;
    for (let i = 0; i < length; ++i) input[i] = raw.charCodeAt(i);
  }

  #index(options: CheckOptions): number {
    if (typeof options !== 'object' || options === null) {
      throw new TypeError(
        `check takes options as an object such as { product }; it was given ${kindOf(options)}`,
      );
    }
    const { product } = options;
    if (product === undefined) return detect;
    const index = this.#indices.get(product);
    if (index !== undefined) return index;
    if (typeof product !== 'string')
      throw new TypeError(`product must be a string; it was given ${kindOf(product)}`);
    throw new RangeError(
      `there is no product ${JSON.stringify(product)}; use one of ${this.products.join(', ')}`,
    );
  }
}

/** What was given, without saying its content. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}
