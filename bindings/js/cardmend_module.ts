/** The whole module: what the parts do, and what it alone can. */
import { maxInput } from '#tables/limits.ts';
import type { Cardmend } from './cardmend.ts';
import { Checking } from './check/checking.ts';
import { fieldNamed } from './check/options.ts';
import { profileTools } from './check/profiles.ts';
import type { Core } from './core/core.ts';
import type { WholeExports } from './core/exports.ts';
import { writeInput } from './core/units.ts';
import { kindOf } from './core/values.ts';
import { dictate } from './dictation/dictate.ts';
import { spokenDefault, spokenIndex } from './dictation/spoken.ts';
import type { DictateOptions, DictateResult } from './dictation/types.ts';
import type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
import type { GbReader } from './explain/gb2312.ts';
import { Guide } from './explain/guide.ts';
import type { Evidence, Explanation, Failure } from './explain/types.ts';
import { loadKnownCodes } from './known/known.ts';
import type { KnownCodesResult } from './known/types.ts';
import type { Messages } from './messages/messages.ts';
import { sessionOf } from './session/sessions_module.ts';
import type { Session, SessionOptions } from './session/types.ts';
import { detect } from './texts/detect.ts';
import { extract } from './texts/extract.ts';
import type { Detection, Extraction } from './texts/types.ts';

export class CardmendModule extends Checking<WholeExports> implements Cardmend {
  readonly #guide: Guide;

  constructor(core: Core<WholeExports>, messages: Messages, gb: GbReader) {
    super(core, messages, profileTools);
    this.#guide = new Guide(core, messages, gb);
  }

  detect(raw: string): readonly Detection[] {
    if (typeof raw !== 'string') throw new TypeError(`detect takes a string; it was given ${kindOf(raw)}`);
    const read = raw.slice(0, maxInput);
    writeInput(this.core, read);
    return detect(this.core, read.length, product => this.product(product)?.id ?? '');
  }

  extract(text: string): Extraction {
    if (typeof text !== 'string') throw new TypeError(`extract takes a string; it was given ${kindOf(text)}`);
    return extract(this.core, text, this);
  }

  dictate(transcript: string, options?: DictateOptions): DictateResult {
    if (typeof transcript !== 'string')
      throw new TypeError(`dictate takes a string; it was given ${kindOf(transcript)}`);
    const product = this.index('dictate', options);
    const field = fieldNamed(options?.field);
    const locale = spokenIndex(options?.locale ?? spokenDefault(this.locale));
    writeInput(this.core, transcript);
    return dictate(this.core, this, { transcript, product, field, locale });
  }

  loadKnownCodes(bytes: Uint8Array | ArrayBuffer): KnownCodesResult {
    return loadKnownCodes(this.core, this.messages, bytes, product => this.product(product)?.id ?? '');
  }

  dropKnownCodes(product: string): void {
    if (typeof product !== 'string')
      throw new TypeError(`dropKnownCodes takes a product's id; it was given ${kindOf(product)}`);
    this.core.exports.cm_known_drop(this.index('dropKnownCodes', { product }));
  }

  session(options: SessionOptions = {}): Promise<Session> {
    return sessionOf(this.core, this.messages, options);
  }

  explain(failure: Failure, evidence?: Evidence): Explanation {
    return this.#guide.explain(failure, evidence);
  }

  useKnowledge(knowledge: CompiledKnowledge | null): void {
    this.#guide.useKnowledge(knowledge);
  }

  override wipe(): void {
    this.core.exports.cm_extract_close();
    super.wipe();
  }
}
