/**
 * `cardmend/miniprogram/whole`: everything, for a sub-package of a mini-program.
 *
 * ```js
 * const { loadCardmend } = require('./cardmend/index')
 * loadCardmend({ locale: 'zh-CN', wasm: '/tools/cardmend/cardmend.wasm.br' })
 * ```
 */
import type { Cardmend } from '../../js/cardmend.ts';
import { CardmendModule } from '../../js/cardmend_module.ts';
import type { WholeExports } from '../../js/core/exports.ts';
import { own } from '../../js/core/own.ts';
import { shippedCharacters } from '../../js/explain/gb_script.ts';
import { gbByTable } from '../../js/explain/gb2312.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import { loadPart } from '../../js/part.ts';
import { type MiniProgramLoadOptions, miniProgramSource } from '../source.ts';

export { CardmendLoadError, type LoadFailure } from '../../js/core/errors.ts';
export { ProfileError } from '../../js/products/profile.ts';
export type * from '../../js/types.ts';
export type { Platform } from '../runtime.ts';
export type { MiniProgramLoadOptions, PartProgram } from '../source.ts';

/**
 * Loads the whole's wasm and the texts of one locale. Pass the wasm's path: it lies where the app has put it.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadCardmend(options: MiniProgramLoadOptions = {}): Promise<Cardmend> {
  const { core, messages } = await loadPart<WholeExports>(
    'loadCardmend',
    options,
    miniProgramSource(options),
    own,
    ownTexts,
  );
  return new CardmendModule(core, messages, gbByTable(shippedCharacters));
}
