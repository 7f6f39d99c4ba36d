import type { Cardmend, Locale } from 'cardmend';
import wholeUrl from 'cardmend/cardmend.wasm';
import checkUrl from 'cardmend/cardmend-check.wasm';
import { type Checker, loadChecker } from 'cardmend/check';

/**
 * `part`: what was typed can be checked; the whole, which finds out kinds of cards, corrects and explains, is on its way
 * or could not be had. `absent`: nothing could be loaded; the form then works without it, and says so.
 */
export type ModuleState =
  | { readonly status: 'loading' }
  | { readonly status: 'part'; readonly checker: Checker; readonly whole: 'loading' | 'failed' }
  | { readonly status: 'ready'; readonly checker: Checker; readonly cardmend: Cardmend }
  | { readonly status: 'absent' };

/** Loads the small part, once for each language asked for: its messages come in one. */
export function moduleLoader(): (locale: Locale) => Promise<ModuleState> {
  const loaded = new Map<Locale, Promise<ModuleState>>();
  return locale => {
    const known = loaded.get(locale);
    if (known !== undefined) return known;
    const state = load(locale);
    loaded.set(locale, state);
    return state;
  };
}

/** The error's message names the cause: missing, corrupt, of another version. No code is in it. */
function warn(error: unknown): void {
  console.warn(error instanceof Error ? error.message : 'Cardmend could not be loaded');
}

async function load(locale: Locale): Promise<ModuleState> {
  try {
    const checker = await loadChecker({
      locale,
      wasm: new URL(checkUrl, location.href),
      fullWasm: new URL(wholeUrl, location.href),
    });
    return { status: 'part', checker, whole: 'loading' };
  } catch (error) {
    warn(error);
    return { status: 'absent' };
  }
}

/** The whole behind a small part. */
export async function loadWhole(checker: Checker): Promise<ModuleState> {
  try {
    return { status: 'ready', checker, cardmend: await checker.full() };
  } catch (error) {
    warn(error);
    return { status: 'part', checker, whole: 'failed' };
  }
}
