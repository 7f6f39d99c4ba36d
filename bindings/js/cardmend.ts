/** The loaded module: checks its arguments' types, crosses into the core, makes the answers. */
import { checkDigits, type Verdict, verdicts } from '#tables/keys.ts';
import { explain } from './explain.ts';
import type { Messages } from './messages.ts';
import { type Core, maxInput } from './module.ts';
import { type Field, type ProductInfo, shippedProducts, toInfo } from './products.ts';
import { ProfileError, type ProductProfile, type ProfileProblem } from './profile.ts';
import { packProduct } from './profile_pack.ts';
import { readProfile } from './profile_read.ts';
import { type Report, readReport } from './report.ts';
import { Result, type ResultContext } from './result.ts';
import type { Cardmend, CheckOptions, CheckResult, Evidence, Explanation, Failure, Locale } from './types.ts';

/** Set by the build: `version+hash`. */
declare const CARDMEND_WASM_BUILD: string;

/** As many as fit into the core's answer beside the shipped ones, with room to spare. */
const mostDefined = 8192;

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
  readonly messages: Messages;
  readonly #core: Core;
  readonly #products: ProductInfo[];
  readonly #indices: Map<string, number>;
  /** What was defined, to know it again. */
  readonly #defined = new Map<string, string>();

  constructor(core: Core, messages: Messages) {
    this.#core = core;
    this.messages = messages;
    this.locale = messages.locale;
    this.version = CARDMEND_WASM_BUILD.replace(/\+.*/, '');
    this.#products = shippedProducts();
    this.#indices = new Map(this.#products.map(({ id }, index) => [id, index]));
  }

  get products(): readonly string[] {
    return this.#products.map(({ id }) => id);
  }

  product(index: number): ProductInfo | undefined {
    return this.#products[index];
  }

  productName(index: number): string {
    const info = this.#products[index];
    return info?.name?.[this.locale] ?? this.messages.text(`product.${info?.id}`);
  }

  check(raw: string, options?: CheckOptions): CheckResult {
    if (typeof raw !== 'string') throw new TypeError(`check takes a string; it was given ${kindOf(raw)}`);
    const product = options === undefined ? detect : this.#index(options);
    const field = options?.field === undefined ? 'secret' : fieldNamed(options.field);
    this.#write(raw);
    const packed = this.#core.glance(product, Number(field === 'number'), raw.length);
    const code = takeUnits(this.#core.units, (packed >>> 3) & 0x7fff);
    const info = this.#products[(packed >>> 18) - 1];
    return new Result(this, raw, product, field, verdicts[packed & 7] as Verdict, code, info);
  }

  report(raw: string, product: number, field: Field): Report {
    this.#write(raw);
    return readReport(this.#core, product, Number(field === 'number'), raw.length);
  }

  defineProduct(profile: ProductProfile): string {
    if (typeof profile !== 'object' || profile === null) {
      throw new TypeError(`defineProduct takes a profile as an object; it was given ${kindOf(profile)}`);
    }
    const { form, problems } = readProfile(profile, checkDigits);
    if (form === null) throw new ProfileError(problems);
    const { id } = form;
    const text = JSON.stringify(profile);
    if (this.#defined.get(id) === text) return id;
    if (this.#indices.has(id)) {
      throw new RangeError(`defineProduct: there is another product ${id} already; choose another id`);
    }
    if (this.#defined.size >= mostDefined) {
      throw new RangeError(`defineProduct: ${mostDefined} products are defined, which is the limit`);
    }
    const words = packProduct(form);
    this.#core.words.set(words);
    const index = this.#core.define(words.length);
    this.#core.words.fill(0, 0, words.length);
    this.#products[index] = toInfo(form);
    this.#indices.set(id, index);
    const wrong = wrongExamples(this, profile);
    if (wrong.length > 0) {
      this.#core.undefine();
      this.#products.pop();
      this.#indices.delete(id);
      throw new ProfileError(wrong);
    }
    this.#defined.set(id, text);
    return id;
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
      `there is no product ${JSON.stringify(product)}; define it with defineProduct, or use one of ${this.products.slice(0, 40).join(', ')}`,
    );
  }
}

function fieldNamed(field: unknown): Field {
  if (field === 'secret' || field === 'number') return field;
  if (typeof field !== 'string') throw new TypeError(`field must be a string; it was given ${kindOf(field)}`);
  throw new RangeError(`there is no field ${JSON.stringify(field)}; use secret or number`);
}

/** The profile's own examples, checked as the product that it has just become. */
function wrongExamples(cardmend: Cardmend, profile: ProductProfile): ProfileProblem[] {
  const product = profile.id;
  const problems: ProfileProblem[] = [];
  profile.examples?.forEach(({ raw, code, number = '' }, i) => {
    const result = cardmend.check(raw, { product });
    const kinds = result.findings.map(({ kind }) => kind).join(', ');
    const at = `examples[${i}]`;
    if (result.verdict !== 'valid')
      problems.push({ field: `${at}.raw`, message: `is ${result.verdict} as this card (${kinds})` });
    else if (result.code !== code) problems.push({ field: `${at}.code`, message: 'is not what raw gives' });
    else if (result.number !== number)
      problems.push({ field: `${at}.number`, message: 'is not what raw gives' });
  });
  profile.counterExamples?.forEach(({ raw }, i) => {
    const { verdict } = cardmend.check(raw, { product });
    if (verdict === 'valid' || verdict === 'repaired')
      problems.push({ field: `counterExamples[${i}].raw`, message: `is ${verdict} as this card` });
  });
  return problems;
}

/** What was given, without saying its content. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}
