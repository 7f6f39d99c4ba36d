/** The loaded module: checks its arguments' types, crosses into the core, makes the answers. */
import { type Locale, type Verdict, verdicts } from '#tables/keys.ts';
import { detect as byText, maxDefined, maxInput } from '#tables/limits.ts';
import {
  type AnswerWords,
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
import type { Cardmend } from './cardmend.ts';
import { fieldNamed, howOf } from './check/options.ts';
import { Result, type ResultContext } from './check/result.ts';
import { tryProfile } from './check/trial.ts';
import type { CheckOptions, CheckResult } from './check/types.ts';
import { takeUnits, takeWords, writeInput } from './core/units.ts';
import { kindOf } from './core/values.ts';
import type { Core } from './core/wasm_core.ts';
import { Reader } from './core/words.ts';
import { dictate } from './dictation/dictate.ts';
import { spokenDefault, spokenIndex } from './dictation/spoken.ts';
import type { DictateOptions, DictateResult } from './dictation/types.ts';
import { CompiledKnowledge, shippedIds } from './explain/compiled_knowledge.ts';
import { explain } from './explain/explain.ts';
import { ExplainTexts } from './explain/texts.ts';
import type { Evidence, Explanation, Failure } from './explain/types.ts';
import { loadKnownCodes } from './known/known.ts';
import type { KnownCodesResult } from './known/types.ts';
import { keyboards } from './layout/keyboards.ts';
import type { Keyboard, Laid } from './layout/types.ts';
import { type Messages, textsOf } from './messages/messages.ts';
import { fields } from './products/field.ts';
import { type ProductInfo, shippedProducts, toInfo } from './products/info.ts';
import { packProduct } from './products/pack.ts';
import { type ProductProfile, ProfileError } from './products/profile.ts';
import { readProfile } from './products/read_profile.ts';
import { profileRules } from './products/rules.ts';
import { detect } from './texts/detect.ts';
import { extract } from './texts/extract.ts';
import type { Detection, Extraction } from './texts/types.ts';

/** Set by the build: `version+hash`. */
declare const CARDMEND_WASM_BUILD: string;

export class CardmendModule implements Cardmend, ResultContext {
  readonly locale: Locale;
  readonly version: string;
  readonly messages: Messages;
  readonly #core: Core;
  /** What `explain` answers by. */
  #explainTexts: ExplainTexts;
  readonly #products: ProductInfo[];
  readonly #indices: Map<string, number>;
  /** What was defined, to know it again. */
  readonly #defined = new Map<string, string>();

  constructor(core: Core, messages: Messages) {
    this.#core = core;
    this.messages = messages;
    this.#explainTexts = new ExplainTexts(shippedIds, messages);
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
    const product = this.#index('check', options);
    const how = howOf(options);
    writeInput(this.#core, raw);
    const packed = this.#core.check(product, how, raw.length);
    const status = cleanStatus(packed);
    if (status < cleanCode) {
      const verdict = verdicts[checkedVerdict(packed)] as Verdict;
      return new Result(this, raw, how, {
        verdict,
        words: takeWords(this.#core.words, checkedWords(packed)),
      });
    }
    const code = takeUnits(this.#core.units, cleanUnits(packed));
    return new Result(this, raw, how, {
      product: cleanProduct(packed) - 1,
      code,
      offers: status - cleanCode,
    });
  }

  answerTo(raw: string, product: number, how: number, offers: number): AnswerWords {
    writeInput(this.#core, raw);
    const words = this.#core.checkAs(product, how, offers, raw.length);
    return readAnswer(new Reader(this.#core.words, words));
  }

  layout(raw: string, caret: number, options?: CheckOptions): Laid {
    if (typeof raw !== 'string') throw new TypeError(`layout takes a string; it was given ${kindOf(raw)}`);
    if (typeof caret !== 'number')
      throw new TypeError(`layout takes a caret as a number; it was given ${kindOf(caret)}`);
    const product = this.#index('layout', options);
    const field = fieldNamed(options?.field);
    // What is no number at all counts as 0.
    const at = Math.max(0, Math.min(caret || 0, raw.length));
    if (product === byText || raw.length > maxInput) return { value: raw, caret: Math.trunc(at) };
    writeInput(this.#core, raw);
    const packed = this.#core.layout(product, fields.indexOf(field), raw.length, at);
    return {
      value: laidChanged(packed) === 1 ? takeUnits(this.#core.units, laidUnits(packed)) : raw,
      caret: laidCaret(packed),
    };
  }

  keyboard(options?: CheckOptions): Keyboard {
    const product = this.#index('keyboard', options);
    const field = fieldNamed(options?.field);
    if (product === byText) return 'letters';
    return keyboards[this.#core.keyboard(product, fields.indexOf(field))] ?? 'letters';
  }

  detect(raw: string): readonly Detection[] {
    if (typeof raw !== 'string') throw new TypeError(`detect takes a string; it was given ${kindOf(raw)}`);
    const read = raw.slice(0, maxInput);
    writeInput(this.#core, read);
    return detect(this.#core, read.length, product => this.#products[product]?.id ?? '');
  }

  extract(text: string): Extraction {
    if (typeof text !== 'string') throw new TypeError(`extract takes a string; it was given ${kindOf(text)}`);
    return extract(this.#core, text, this);
  }

  dictate(transcript: string, options?: DictateOptions): DictateResult {
    if (typeof transcript !== 'string')
      throw new TypeError(`dictate takes a string; it was given ${kindOf(transcript)}`);
    const product = this.#index('dictate', options);
    const field = fieldNamed(options?.field);
    const locale = spokenIndex(options?.locale ?? spokenDefault(this.locale));
    writeInput(this.#core, transcript);
    return dictate(this.#core, this, { transcript, product, field, locale });
  }

  defineProduct(profile: ProductProfile): string {
    if (typeof profile !== 'object' || profile === null) {
      throw new TypeError(`defineProduct takes a profile as an object; it was given ${kindOf(profile)}`);
    }
    const given = readProfile(profile, profileRules);
    if (given.form === null) throw new ProfileError(given.problems);
    const text = JSON.stringify(profile);
    // A copy of its own: what the caller does with the profile later changes nothing here.
    const own = JSON.parse(text) as ProductProfile;
    const { form, problems } = readProfile(own, profileRules);
    if (form === null) throw new ProfileError(problems);
    const { id } = form;
    if (this.#defined.get(id) === text) return id;
    if (this.#indices.has(id)) {
      throw new RangeError(`defineProduct: there is another product ${id} already; choose another id`);
    }
    if (this.#defined.size >= maxDefined) {
      throw new RangeError(`defineProduct: ${maxDefined} products are defined, which is the limit`);
    }
    const words = packProduct(form);
    const wrong = tryProfile(this.#core, words, own);
    if (wrong.length > 0) throw new ProfileError(wrong);
    this.#core.words.set(words);
    const index = this.#core.define(words.length);
    this.#core.words.fill(0, 0, words.length);
    this.#products[index] = toInfo(form);
    this.#indices.set(id, index);
    this.#defined.set(id, text);
    return id;
  }

  loadKnownCodes(bytes: Uint8Array | ArrayBuffer): KnownCodesResult {
    return loadKnownCodes(this.#core, this.messages, bytes, product => this.#products[product]?.id ?? '');
  }

  dropKnownCodes(product: string): void {
    if (typeof product !== 'string')
      throw new TypeError(`dropKnownCodes takes a product's id; it was given ${kindOf(product)}`);
    this.#core.knownDrop(this.#index('dropKnownCodes', { product }));
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
    return explain(this.#core, this.#explainTexts, failure, evidence);
  }

  useKnowledge(knowledge: CompiledKnowledge | null): void {
    if (knowledge !== null && !(knowledge instanceof CompiledKnowledge)) {
      throw new TypeError(
        `useKnowledge takes what compileKnowledge gives, or null; it was given ${kindOf(knowledge)}`,
      );
    }
    this.#core.useKnowledge(knowledge === null ? null : knowledge.rows);
    const texts = textsOf(knowledge?.messages ?? {}, this.locale);
    this.#explainTexts = new ExplainTexts(knowledge?.ids ?? shippedIds, this.messages.with(texts));
  }

  wipe(): void {
    this.#core.wipe();
  }

  #index(call: string, options: CheckOptions | undefined): number {
    if (options === undefined) return byText;
    if (typeof options !== 'object' || options === null) {
      throw new TypeError(
        `${call} takes options as an object such as { product }; it was given ${kindOf(options)}`,
      );
    }
    const { product } = options;
    if (product === undefined) return byText;
    const index = this.#indices.get(product);
    if (index !== undefined) return index;
    if (typeof product !== 'string')
      throw new TypeError(`product must be a string; it was given ${kindOf(product)}`);
    throw new RangeError(
      `there is no product ${JSON.stringify(product)}; define it with defineProduct, or use one of ${this.products.slice(0, 40).join(', ')}`,
    );
  }
}
