/**
 * `cardmend/miniprogram/guide`: why a binding failed, in a mini-program.
 *
 * ```js
 * const { loadGuide } = require('cardmend/guide')
 * loadGuide({ locale: 'zh-CN' }).then(guide => guide.explain({ platform: 'jd', code: '1005' }))
 * ```
 */

import type { GuideExports } from '../../js/core/exports.ts';
import { own } from '../../js/core/own.ts';
import { shippedCharacters } from '../../js/explain/gb_script.ts';
import { gbByTable } from '../../js/explain/gb2312.ts';
import { Guide } from '../../js/explain/guide.ts';
import type { Guiding } from '../../js/guiding.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import { loadPart } from '../../js/part.ts';
import { type MiniProgramLoadOptions, miniProgramSource } from '../source.ts';

export { CardmendLoadError, type LoadFailure } from '../../js/core/errors.ts';
export type { Running, Runtime } from '../../js/core/types.ts';
export type { CompiledKnowledge } from '../../js/explain/compiled_knowledge.ts';
export type * from '../../js/explain/types.ts';
export type { Guiding } from '../../js/guiding.ts';
export type { Platform } from '../runtime.ts';
export type { MiniProgramLoadOptions, PartProgram } from '../source.ts';

/**
 * Loads the guide's wasm and the texts of one locale.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadGuide(options: MiniProgramLoadOptions = {}): Promise<Guiding> {
  const { core, messages } = await loadPart<GuideExports>(
    'loadGuide',
    options,
    miniProgramSource(options),
    own,
    ownTexts,
  );
  return new Guide(core, messages, gbByTable(shippedCharacters));
}
