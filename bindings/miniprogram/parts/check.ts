/**
 * `cardmend/miniprogram/check`: the small part in a mini-program.
 *
 * ```js
 * const { loadChecker } = require('cardmend/check')
 * loadChecker({ locale: 'zh-CN' }).then(checker => {
 *   const { verdict, display } = checker.check(raw, { product: 'jd.ecard' })
 * })
 * ```
 */
import type { Cardmend } from '../../js/cardmend.ts';
import { profileTools } from '../../js/check/profiles.ts';
import type { Checker } from '../../js/checker.ts';
import { CheckerModule } from '../../js/checker_module.ts';
import { CardmendLoadError } from '../../js/core/errors.ts';
import type { CheckExports } from '../../js/core/exports.ts';
import { own } from '../../js/core/own.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import { loadPart } from '../../js/part.ts';
import { type MiniProgramLoadOptions, miniProgramSource } from '../source.ts';

export type * from '../../js/check/types.ts';
export type { Checker } from '../../js/checker.ts';
export type { Checks } from '../../js/checks.ts';
export {
  CardmendLoadError,
  type LoadFailure,
  type Problem,
  type ProblemsError,
} from '../../js/core/errors.ts';
export type { Running, Runtime } from '../../js/core/types.ts';
export { ProfileError } from '../../js/products/profile.ts';
export type { Platform } from '../runtime.ts';
export type { MiniProgramLoadOptions, PartProgram } from '../source.ts';

export interface MiniProgramCheckerOptions extends MiniProgramLoadOptions {
  /** Loads the whole for `full()`: it lies in a sub-package of its own, so that only the app knows where. */
  readonly whole?: (locale: Checker['locale']) => Promise<Cardmend>;
}

async function noWhole(): Promise<never> {
  throw new CardmendLoadError(
    'unreachable',
    'full() needs the whole, which lies in a sub-package of the app; pass { whole } to loadChecker',
  );
}

/**
 * Loads the small part's wasm and the texts of one locale.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadChecker(options: MiniProgramCheckerOptions = {}): Promise<Checker> {
  const { core, messages } = await loadPart<CheckExports>(
    'loadChecker',
    options,
    miniProgramSource(options),
    own,
    ownTexts,
  );
  const { whole = noWhole } = options;
  return new CheckerModule(core, messages, profileTools, () => whole(messages.locale));
}
