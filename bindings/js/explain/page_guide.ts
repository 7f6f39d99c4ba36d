/** The guide of a page, whose wordings may come later than it does. */
import type { Core } from '../core/core.ts';
import type { PageGuideExports } from '../core/exports.ts';
import type { Messages } from '../messages/messages.ts';
import type { CompiledKnowledge } from './compiled_knowledge.ts';
import type { GbReader } from './gb2312.ts';
import { Guide } from './guide.ts';
import type { Evidence, Explanation, Failure } from './types.ts';

export class PageGuide extends Guide {
  readonly #exports: PageGuideExports;
  readonly #load: () => Promise<Uint8Array>;
  #loading: Promise<void> | undefined;
  #hasAll = false;
  #isOwn = false;

  /** @param load gives the wordings */
  constructor(
    core: Core<PageGuideExports>,
    messages: Messages,
    gb: GbReader,
    load: () => Promise<Uint8Array>,
  ) {
    super(core, messages, gb);
    this.#exports = core.exports;
    this.#load = load;
  }

  override explain(failure: Failure, evidence?: Evidence): Explanation {
    const explanation = super.explain(failure, evidence);
    return this.#hasAll || this.#isOwn || !this.leftOpen
      ? explanation
      : { ...explanation, wordingsMaySayMore: true };
  }

  override useKnowledge(knowledge: CompiledKnowledge | null): void {
    super.useKnowledge(knowledge);
    this.#isOwn = knowledge !== null;
  }

  /** Calls of one time share one load; one that failed is asked for again. */
  loadWordings(): Promise<void> {
    this.#loading ??= this.#take().catch(error => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #take(): Promise<void> {
    this.write(await this.#load());
    this.#exports.cm_wordings_use();
    this.#hasAll = true;
  }
}
