import type { Cardmend, Locale } from 'cardmend';
import wholeUrl from 'cardmend/cardmend.wasm';
import checkUrl from 'cardmend/cardmend-check.wasm';
import guideUrl from 'cardmend/cardmend-guide.wasm';
import { type Checker, loadChecker } from 'cardmend/check';
import type { PageGuiding } from 'cardmend/guide';

/**
 * `part`: what was typed can be checked; the whole, which finds out kinds of cards and corrects, was not needed yet, is
 * on its way or could not be had. `absent`: nothing could be loaded; the form then works without it, and says so.
 */
export type ModuleState =
  | { readonly status: 'loading' }
  | { readonly status: 'part'; readonly checker: Checker; readonly whole: 'unasked' | 'loading' | 'failed' }
  | { readonly status: 'ready'; readonly checker: Checker; readonly cardmend: Cardmend }
  | { readonly status: 'absent' };

const loaded = new Map<Locale, Promise<ModuleState>>();

/** Loads the small part, once for each language asked for: its messages come in one. */
export function loadModule(locale: Locale): Promise<ModuleState> {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const state = load(locale);
  loaded.set(locale, state);
  return state;
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
    return { status: 'part', checker, whole: 'unasked' };
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

/** The part that explains failures, by codes; `null` if it cannot be had now. A file that nobody asks for is not loaded. */
export async function loadGuide(locale: Locale): Promise<PageGuiding | null> {
  try {
    const guide = await import('cardmend/guide');
    return await guide.loadGuide({ locale, wasm: new URL(guideUrl, location.href), wordings: false });
  } catch (error) {
    warn(error);
    return null;
  }
}

/** What reads texts and exceptions behind it; false if it cannot be had now. */
export async function loadWordings(guide: PageGuiding): Promise<boolean> {
  try {
    await guide.loadWordings();
    return true;
  } catch (error) {
    warn(error);
    return false;
  }
}
