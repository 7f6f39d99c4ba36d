/**
 * `cardmend/check`: the small part, for a field that is checked as it is typed. Whatever more there is to say, the whole
 * says.
 *
 * ```ts
 * import { loadChecker } from 'cardmend/check';
 * const checker = await loadChecker({ locale: 'zh-CN' });
 * const small = checker.check(input.value, { product: 'jd.ecard' });
 * const whole = small.fullMaySayMore ? await checker.full() : null;
 * const result = whole?.check(input.value, { product: 'jd.ecard' }) ?? small;
 * ```
 */
import type { Checker } from './checker.ts';
import { CheckerModule } from './checker_module.ts';
import { CardmendLoadError, type LoadFailure } from './core/errors.ts';
import type { CheckExports } from './core/exports.ts';
import { trouble } from './core/trouble.ts';
import type { CheckerLoadOptions } from './core/types.ts';
import { webSource } from './core/web.ts';
import { webOwn } from './core/web_own.ts';
import { ownTexts } from './messages/own_texts.ts';
import { loadPart } from './part.ts';
import { type WholeEntry, wholeEntry } from './whole.ts';

export type * from './check/types.ts';
export type { Checker } from './checker.ts';
export type { Checks } from './checks.ts';
export type { Problem, ProblemsError } from './core/errors.ts';
export type { CheckerLoadOptions, LoadOptions, Running, Runtime } from './core/types.ts';
export { ProfileError } from './products/profile.ts';
export { CardmendLoadError, type LoadFailure };

async function loadEntry(): Promise<WholeEntry> {
  try {
    return await wholeEntry();
  } catch (error) {
    throw await trouble(webOwn, 'unreachable', 'whole', {}, error);
  }
}

async function loadProfileTools() {
  try {
    return (await import('./check/profiles.ts')).profileTools;
  } catch (error) {
    throw await trouble(webOwn, 'unreachable', 'late', { from: 'profiles.js' }, error);
  }
}

/**
 * Loads the small part's wasm and the texts of one locale. Without `wasm`, `cardmend-check.wasm` beside this file is
 * fetched; nothing else is requested before `full()`, but for what `profiles` asks for.
 *
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadChecker(options: CheckerLoadOptions = {}): Promise<Checker> {
  // A request that fails before anybody asks for the whole is told when somebody does.
  Promise.resolve(options?.fullWasm).catch(() => {});
  const loading = options?.profiles === true ? loadProfileTools() : null;
  // If the part fails too, that is told.
  loading?.catch(() => {});
  const { core, messages } = await loadPart<CheckExports>(
    'loadChecker',
    options,
    webSource(options, webOwn),
    webOwn,
    ownTexts,
  );
  const { locale } = messages;
  const { fullWasm: wasm, fallback } = options;
  const loadWhole = async () =>
    (await loadEntry()).loadCardmend({
      locale,
      ...(wasm !== undefined && { wasm }),
      ...(fallback !== undefined && { fallback }),
    });
  return new CheckerModule(core, messages, await loading, loadWhole);
}
