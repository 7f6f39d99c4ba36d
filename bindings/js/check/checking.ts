/** What the parts that check have in common: checks its arguments' types, crosses into the core, makes the answers. */
import { type Locale, type Verdict, verdicts } from '#tables/keys.ts';
import { detect as byText, maxInput } from '#tables/limits.ts';
import {
  type AnswerWords,
  checkedMore,
  checkedVerdict,
  checkedWords,
  cleanCode,
  cleanProduct,
  cleanStatus,
  cleanUnits,
  laidCaret,
  laidChanged,
  laidUnits,
  readAnswer,
} from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { CardmendLoadError } from '../core/errors.ts';
import type { CheckExports } from '../core/exports.ts';
import type { Runtime } from '../core/types.ts';
import { takeUnits, takeWords, writeInput } from '../core/units.ts';
import { kindOf, quoted } from '../core/values.ts';
import { keyboards } from '../layout/keyboards.ts';
import type { Keyboard, Laid } from '../layout/types.ts';
import type { Messages } from '../messages/messages.ts';
import { fields } from '../products/field.ts';
import { type ProductInfo, shippedProducts } from '../products/info.ts';
import { type ProductProfile, ProfileError } from '../products/profile.ts';
import { fieldNamed, howOf } from './options.ts';
import type { Definitions, ProfileTools } from './profiles.ts';
import { Result, type ResultContext } from './result.ts';
import type { CheckOptions, PartResult } from './types.ts';

/** Set by the build. */
declare const CARDMEND_VERSION: string;

export class Checking<Exports extends CheckExports> implements ResultContext {
  readonly locale: Locale;
  readonly version: string;
  readonly messages: Messages;
  protected readonly core: Core<Exports>;
  readonly #products: ProductInfo[];
  readonly #indices: Map<string, number>;
  /** Where profiles are taken. */
  readonly #definitions: Definitions | null;
  /** The product that was asked for last, and its index. */
  #asked: string | null = null;
  #askedIndex = byText;

  constructor(core: Core<Exports>, messages: Messages, tools: ProfileTools | null) {
    this.core = core;
    this.messages = messages;
    this.locale = messages.locale;
    this.version = CARDMEND_VERSION;
    this.#products = shippedProducts();
    this.#indices = new Map(this.#products.map(({ id }, index) => [id, index]));
    this.#definitions = tools?.(core, { infos: this.#products, indices: this.#indices }) ?? null;
  }

  get runtime(): Runtime {
    return this.core.runtime;
  }

  get fallbackReason(): CardmendLoadError | null {
    return this.core.fallbackReason;
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

  /** The profiles that were defined, as JSON texts. */
  protected get profiles(): readonly string[] {
    return this.#definitions?.texts ?? [];
  }

  check(raw: string, options?: CheckOptions): PartResult {
    if (typeof raw !== 'string') throw new TypeError(`check takes a string; it was given ${kindOf(raw)}`);
    const product = this.index('check', options);
    const how = howOf(options);
    writeInput(this.core, raw);
    const packed = this.#checked(product, how, raw.length);
    const status = cleanStatus(packed);
    if (status < cleanCode) {
      const verdict = verdicts[checkedVerdict(packed)] as Verdict;
      return new Result(this, raw, how, {
        verdict,
        words: takeWords(this.core.words, checkedWords(packed)),
        more: checkedMore(packed) === 1,
      });
    }
    const code = takeUnits(this.core.units, cleanUnits(packed));
    return new Result(this, raw, how, {
      product: cleanProduct(packed) - 1,
      code,
      offers: status - cleanCode,
    });
  }

  /** A key's stroke calls it: without the guard's closure, which a wasm's call cannot be inlined through. */
  #checked(product: number, how: number, length: number): number {
    try {
      return this.core.direct.cm_check(product, how, length);
    } catch (cause) {
      return this.core.broke(cause);
    }
  }

  answerTo(raw: string, product: number, how: number, offers: number): AnswerWords {
    writeInput(this.core, raw);
    const words = this.core.exports.cm_check_as(product, how, offers, raw.length);
    return readAnswer(this.core.read(words));
  }

  read(words: Int32Array): AnswerWords {
    return readAnswer(this.core.read(words.length, words));
  }

  layout(raw: string, caret: number, options?: CheckOptions): Laid {
    if (typeof raw !== 'string') throw new TypeError(`layout takes a string; it was given ${kindOf(raw)}`);
    if (typeof caret !== 'number')
      throw new TypeError(`layout takes a caret as a number; it was given ${kindOf(caret)}`);
    const product = this.index('layout', options);
    const field = fieldNamed(options?.field);
    // What is no number at all counts as 0.
    const at = Math.max(0, Math.min(caret || 0, raw.length));
    if (product === byText || raw.length > maxInput) return { value: raw, caret: Math.trunc(at) };
    writeInput(this.core, raw);
    const packed = this.core.exports.cm_layout(product, fields.indexOf(field), raw.length, at);
    return {
      value: laidChanged(packed) === 1 ? takeUnits(this.core.units, laidUnits(packed)) : raw,
      caret: laidCaret(packed),
    };
  }

  keyboard(options?: CheckOptions): Keyboard {
    const product = this.index('keyboard', options);
    const field = fieldNamed(options?.field);
    if (product === byText) return 'letters';
    return keyboards[this.core.exports.cm_keyboard(product, fields.indexOf(field))] ?? 'letters';
  }

  defineProduct(profile: ProductProfile): string {
    if (this.#definitions === null) {
      throw new TypeError('defineProduct of cardmend/check takes loadChecker({ profiles: true })');
    }
    const id = this.#definitions.define(profile);
    if (typeof id !== 'string') throw new ProfileError(id);
    return id;
  }

  /** Takes a profile that another part has tried and taken. */
  adopt(text: string): void {
    this.#definitions?.adopt(text);
  }

  wipe(): void {
    this.core.exports.cm_wipe();
  }

  /** A product's index; `byText` if none is named. */
  protected index(call: string, options: CheckOptions | undefined): number {
    if (options === undefined) return byText;
    if (typeof options !== 'object' || options === null) {
      throw new TypeError(
        `${call} takes options as an object such as { product }; it was given ${kindOf(options)}`,
      );
    }
    const { product } = options;
    if (product === undefined) return byText;
    // A field asks for the same one at each key's stroke.
    if (product === this.#asked) return this.#askedIndex;
    const index = this.#indices.get(product);
    if (index !== undefined) {
      this.#asked = product;
      this.#askedIndex = index;
      return index;
    }
    if (typeof product !== 'string')
      throw new TypeError(`product must be a string; it was given ${kindOf(product)}`);
    throw new RangeError(`there is no product ${quoted(product)}; use one of .products, or defineProduct`);
  }
}
