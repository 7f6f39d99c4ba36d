/** The module of a stream: what the package's own loads, without its calls for texts, speech and failures. */
import { readFile } from 'node:fs/promises';
import type { Locale } from '#tables/keys.ts';
import { profileTools } from '../../js/check/profiles.ts';
import type { WholeExports } from '../../js/core/exports.ts';
import { webSource } from '../../js/core/web.ts';
import { webOwn } from '../../js/core/web_own.ts';
import { ownTexts } from '../../js/messages/own_texts.ts';
import { loadPart } from '../../js/part.ts';
import type { ProductProfile } from '../../js/products/profile.ts';
import { ModuleChecker } from '../../stream/checker.ts';

/** Compiled once, for all threads. Undefined where there is no WebAssembly: JavaScript then stands in for it. */
export type Compiled = WebAssembly.Module | undefined;

export async function compileModule(): Promise<Compiled> {
  if (typeof WebAssembly === 'undefined') return undefined;
  return WebAssembly.compile(await readFile(new URL('./cardmend.wasm', import.meta.url)));
}

/** @param profile of a shop's own kind of card @throws ProfileError */
export async function loadChecker(
  compiled: Compiled,
  locale: Locale,
  profile: ProductProfile | undefined,
): Promise<ModuleChecker> {
  const options = compiled === undefined ? {} : { wasm: compiled };
  const { core, messages } = await loadPart<WholeExports>(
    'check',
    { locale },
    webSource(options, webOwn),
    webOwn,
    ownTexts,
  );
  const checker = new ModuleChecker(core, messages, profileTools);
  if (profile !== undefined) checker.defineProduct(profile);
  return checker;
}
