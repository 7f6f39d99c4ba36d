/**
 * `cardmend/guide`: why a binding failed and what to do, without what checks codes. `evidence.check` is a result of any
 * part.
 *
 * ```ts
 * import { loadGuide } from 'cardmend/guide';
 * const guide = await loadGuide({ locale: 'zh-CN' });
 * const { message, plan, retry } = guide.explain({ platform: 'jd', code: '1005' }, { attempts: 2 });
 * ```
 */
import type { GuideExports } from './core/exports.ts';
import type { LoadOptions } from './core/types.ts';
import { webSource } from './core/web.ts';
import { webOwn } from './core/web_own.ts';
import { loadGb } from './explain/gb_loader.ts';
import { Guide } from './explain/guide.ts';
import type { Guiding } from './guiding.ts';
import { ownTexts } from './messages/own_texts.ts';
import { loadPart } from './part.ts';

export { CardmendLoadError, type LoadFailure } from './core/errors.ts';
export type { LoadOptions, Runtime } from './core/types.ts';
export type { CompiledKnowledge } from './explain/compiled_knowledge.ts';
export type * from './explain/types.ts';
export type { Guiding } from './guiding.ts';

/**
 * Loads the guide's wasm and the texts of one locale. Without `wasm`, `cardmend-guide.wasm` beside this file is fetched;
 * nothing else is ever requested, but a table where the runtime cannot read GB 2312.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadGuide(options: LoadOptions = {}): Promise<Guiding> {
  const gb = loadGb(webOwn);
  // If the part fails too, that is told.
  gb.catch(() => {});
  const { core, messages } = await loadPart<GuideExports>(
    'loadGuide',
    options,
    webSource(options, webOwn),
    webOwn,
    ownTexts,
  );
  return new Guide(core, messages, await gb);
}
