/** Loading a part: its wasm and its texts of one locale, side by side. */
import { defaultLocale } from '#tables/keys.ts';
import { compile } from './core/compile.ts';
import { type Core, instantiate } from './core/core.ts';
import type { SharedExports } from './core/exports.ts';
import type { LoadOptions } from './core/types.ts';
import { loadMessages, type Messages } from './messages/messages.ts';

export interface Part<Exports extends SharedExports> {
  readonly core: Core<Exports>;
  readonly messages: Messages;
}

/**
 * @param call the function that a page called, for messages
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadPart<Exports extends SharedExports>(
  call: string,
  options: LoadOptions,
): Promise<Part<Exports>> {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${call} takes an object such as { locale }`);
  }
  const loading = loadMessages(options.locale ?? defaultLocale);
  // If both fail, the first to be awaited is told; the other must not be left unhandled.
  loading.catch(() => {});
  const core = await instantiate<Exports>(compile(options.wasm));
  return { core, messages: await loading };
}
