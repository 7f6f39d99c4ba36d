import { type Cardmend, type Locale, loadCardmend } from 'cardmend';
import wasmUrl from 'cardmend/cardmend.wasm';

/** `absent`: it could not be loaded; the form then works without it, and says so. */
export type ModuleState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly cardmend: Cardmend }
  | { readonly status: 'absent' };

/** Loads the module, once for each language asked for: its messages come in one. */
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

async function load(locale: Locale): Promise<ModuleState> {
  try {
    return {
      status: 'ready',
      cardmend: await loadCardmend({ locale, wasm: new URL(wasmUrl, location.href) }),
    };
  } catch (error) {
    // Its message names the cause: missing, corrupt, of another version. No code can be in it: none was entered yet.
    console.warn(error instanceof Error ? error.message : 'Cardmend could not be loaded');
    return { status: 'absent' };
  }
}
