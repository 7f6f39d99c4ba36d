/** Explains failures by the shipped knowledge or by a shop's own. */
import type { Locale } from '#tables/keys.ts';
import type { Core } from '../core/core.ts';
import type { CardmendLoadError } from '../core/errors.ts';
import type { GuideExports } from '../core/exports.ts';
import type { Runtime } from '../core/types.ts';
import { kindOf } from '../core/values.ts';
import { type Messages, textsOf } from '../messages/messages.ts';
import { type CompiledKnowledge, isCompiled, shippedIds } from './compiled_knowledge.ts';
import { explain } from './explain.ts';
import type { GbReader } from './gb2312.ts';
import { ExplainTexts } from './texts.ts';
import type { Evidence, Explanation, Failure } from './types.ts';

/** Set by the build. */
declare const CARDMEND_VERSION: string;

export class Guide {
  readonly version: string;
  readonly locale: Locale;
  readonly #core: Core<GuideExports>;
  readonly #messages: Messages;
  readonly #gb: GbReader;
  #texts: ExplainTexts;
  /** Of the last answer: something came back that wordings could tell more of. */
  protected leftOpen = false;

  constructor(core: Core<GuideExports>, messages: Messages, gb: GbReader) {
    this.version = CARDMEND_VERSION;
    this.locale = messages.locale;
    this.#core = core;
    this.#messages = messages;
    this.#gb = gb;
    this.#texts = new ExplainTexts(shippedIds, messages, gb);
  }

  get runtime(): Runtime {
    return this.#core.runtime;
  }

  get fallbackReason(): CardmendLoadError | null {
    return this.#core.fallbackReason;
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
    const { explanation, leftOpen } = explain(this.#core, this.#texts, failure, evidence);
    this.leftOpen = leftOpen;
    return explanation;
  }

  useKnowledge(knowledge: CompiledKnowledge | null): void {
    if (knowledge !== null && !isCompiled(knowledge)) {
      throw new TypeError(
        `useKnowledge takes what compileKnowledge gives, or null; it was given ${kindOf(knowledge)}`,
      );
    }
    this.#use(knowledge?.rows ?? null);
    const texts = textsOf(knowledge?.messages ?? {}, this.locale);
    this.#texts = new ExplainTexts(knowledge?.ids ?? shippedIds, this.#messages.with(texts), this.#gb);
  }

  #use(rows: Uint8Array | null): void {
    const { exports } = this.#core;
    if (rows === null) {
      exports.cm_knowledge_close();
      return;
    }
    this.write(rows);
    exports.cm_knowledge_use();
  }

  /** Where the core takes knowledge from. */
  protected write(rows: Uint8Array): void {
    const begin = this.#core.exports.cm_knowledge_open(rows.length);
    new Uint8Array(this.#core.memory, begin, rows.length).set(rows);
  }
}
