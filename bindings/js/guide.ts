/**
 * `cardmend/guide`: why a binding failed and what to do, without what checks codes. `evidence.check` is a result of any
 * part.
 *
 * ```ts
 * import { loadGuide } from 'cardmend/guide';
 * const guide = await loadGuide({ locale: 'zh-CN' });
 * const { message, plan, retry } = guide.explain({ platform: 'jd', code: '1005' }, { attempts: 2 });
 * ```
 *
 * A page whose server answers in codes may load less at first: `loadGuide({ wordings: false })`, and `guide.loadWordings()`
 * where an explanation says that there is more.
 */

import type { PageGuideExports } from './core/exports.ts';
import type { GuideLoadOptions } from './core/types.ts';
import { kindOf } from './core/values.ts';
import { webSource } from './core/web.ts';
import { webOwn } from './core/web_own.ts';
import { loadGb } from './explain/gb_loader.ts';
import { PageGuide } from './explain/page_guide.ts';
import { loadWordings } from './explain/wordings_loader.ts';
import type { Guiding } from './guiding.ts';
import { ownTexts } from './messages/own_texts.ts';
import { loadPart } from './part.ts';

export { CardmendLoadError, type LoadFailure } from './core/errors.ts';
export type { GuideLoadOptions, LoadOptions, Running, Runtime } from './core/types.ts';
export type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
export type * from './explain/types.ts';
export type { Guiding } from './guiding.ts';

/** A guide whose wordings may come later than it does. */
export interface PageGuiding extends Guiding {
  /**
   * Loads what reads texts and exceptions, once; from then on `explain` answers as the whole does.
   *
   * @throws CardmendLoadError if it cannot be had; a later call asks again
   */
  loadWordings(): Promise<void>;
}

/**
 * Loads the guide's wasm, the wordings that it reads, and the texts of one locale. Without `wasm`, `cardmend-guide.wasm` beside
 * this file is fetched; nothing else is ever requested, but a table where the runtime cannot read GB 2312.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadGuide(options: GuideLoadOptions = {}): Promise<PageGuiding> {
  const wordings = options?.wordings ?? true;
  if (typeof wordings !== 'boolean')
    throw new TypeError(`wordings must be true or false; it was given ${kindOf(wordings)}`);
  const load = () => loadWordings(webOwn);
  const read = wordings ? load() : null;
  const gb = loadGb(webOwn);
  // If the part fails too, that is told.
  gb.catch(() => {});
  read?.catch(() => {});
  const { core, messages } = await loadPart<PageGuideExports>(
    'loadGuide',
    options,
    webSource(options, webOwn),
    webOwn,
    ownTexts,
  );
  const guide = new PageGuide(core, messages, await gb, () => read ?? load());
  if (wordings) await guide.loadWordings();
  return guide;
}
