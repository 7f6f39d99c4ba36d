/** Loading a part: its wasm and its texts of one locale, side by side. */
import { defaultLocale } from '#tables/keys.ts';
import { type Core, startCore } from './core/core.ts';
import type { SharedExports } from './core/exports.ts';
import type { Own } from './core/own.ts';
import type { ExportsSource } from './core/source.ts';
import type { LoadOptions } from './core/types.ts';
import { kindOf } from './core/values.ts';
import { loadMessages, type Messages } from './messages/messages.ts';
import type { PartTexts } from './messages/own_texts.ts';

export interface Part<Exports extends SharedExports> {
  readonly core: Core<Exports>;
  readonly messages: Messages;
}

/**
 * @param call the function that a page called, for messages
 * @param source where the part's exports come from
 * @param own what the part is, and the texts that it has
 * @throws CardmendLoadError with a `reason` and a `cause` if that fails; TypeError or RangeError if an option is none
 *   of what it may be
 */
export async function loadPart<Exports extends SharedExports>(
  call: string,
  options: Pick<LoadOptions, 'locale' | 'fallback'>,
  source: ExportsSource<Exports>,
  own: Own,
  texts: PartTexts,
): Promise<Part<Exports>> {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${call} takes an object such as { locale }`);
  }
  const { fallback = true } = options;
  if (typeof fallback !== 'boolean')
    throw new TypeError(`fallback must be true or false; it was given ${kindOf(fallback)}`);
  const loading = loadMessages(options.locale ?? defaultLocale, texts, own);
  // If both fail, the first to be awaited is told; the other must not be left unhandled.
  loading.catch(() => {});
  const core = await startCore(source, own);
  return { core, messages: await loading };
}
