/**
 * Cardmend: normalises and checks prepaid-card codes on the client, and explains why binding one failed.
 *
 * ```ts
 * import { loadCardmend } from 'cardmend';
 * const cardmend = await loadCardmend({ locale: 'zh-CN' });
 * const { verdict, display, edits } = cardmend.check(input.value, { product: 'jd.ecard' });
 * ```
 */

import type { Cardmend } from './cardmend.ts';
import { CardmendModule } from './cardmend_module.ts';
import type { WholeExports } from './core/exports.ts';
import type { LoadOptions } from './core/types.ts';
import { webSource } from './core/web.ts';
import { webOwn } from './core/web_own.ts';
import { loadGb } from './explain/gb_loader.ts';
import { ownTexts } from './messages/own_texts.ts';
import { loadPart } from './part.ts';

export { CardmendLoadError, type LoadFailure } from './core/errors.ts';
export { ProfileError } from './products/profile.ts';
export type * from './types.ts';

/**
 * Loads the wasm and the texts of one locale. Without `wasm`, `cardmend.wasm` beside this file is fetched; nothing
 * else is ever requested, but a table where the runtime cannot read GB 2312.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadCardmend(options: LoadOptions = {}): Promise<Cardmend> {
  const gb = loadGb(webOwn);
  // If the part fails too, that is told.
  gb.catch(() => {});
  const { core, messages } = await loadPart<WholeExports>(
    'loadCardmend',
    options,
    webSource(options, webOwn),
    webOwn,
    ownTexts,
  );
  return new CardmendModule(core, messages, await gb);
}
