/**
 * Cardmend: normalises and checks prepaid-card codes on the client, and explains why binding one failed.
 *
 * ```ts
 * import { loadCardmend } from 'cardmend';
 * const cardmend = await loadCardmend({ locale: 'zh-CN' });
 * const { verdict, display, edits } = cardmend.check(input.value, { product: 'jd.ecard' });
 * ```
 */

import { defaultLocale } from '#tables/keys.ts';
import type { Cardmend } from './cardmend.ts';
import { CardmendModule } from './cardmend_module.ts';
import { compile } from './core/compile.ts';
import type { LoadOptions } from './core/types.ts';
import { instantiate } from './core/wasm_core.ts';
import { loadMessages } from './messages/messages.ts';

export { CardmendLoadError, type LoadFailure } from './core/errors.ts';
export { ProfileError } from './products/profile.ts';
export type * from './types.ts';

/**
 * Loads the wasm and the texts of one locale. Without `wasm`, `cardmend.wasm` beside this file is fetched; nothing
 * else is ever requested.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadCardmend(options: LoadOptions = {}): Promise<Cardmend> {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('loadCardmend takes an object such as { locale }');
  }
  const messages = loadMessages(options.locale ?? defaultLocale);
  // If both fail, the first to be awaited is told; the other must not be left unhandled.
  messages.catch(() => {});
  const core = await instantiate(compile(options.wasm));
  return new CardmendModule(core, await messages);
}
