import { deviceContrast, showContrast, showSize } from '../app/looks.ts';
import { readPreferences } from '../app/preferences.ts';
import { loadModule, type ModuleState } from '../base/cardmend_loader.ts';
import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { firstLocale, translator } from '../texts/translate.ts';
import { firstCheck } from './first_check.ts';
import { keepPresses, type Presses } from './presses.ts';

/** A mark in the browser's timeline: from when on what is typed is checked. */
const checksMark = 'cardmend-checks';

/**
 * The page's first part: it checks what is typed, and keeps what is pressed for `openRest`, which is called as soon as
 * that check is possible, or something was pressed. In another language than the first one it is called at once.
 */
export async function openFirst(openRest: () => Promise<void>): Promise<void> {
  const { locale, large, contrast } = readPreferences();
  showSize(large);
  showContrast(contrast ?? deviceContrast.matches);
  const presses = keepPresses();
  const check = firstCheck();
  if (locale === firstLocale) await Promise.race([checked(check.adopt), presses.next()]);
  await opened(openRest, presses);
  check.end();
  // What came of itself is in its place by then.
  setTimeout(() => presses.again());
}

async function checked(adopt: (module: ModuleState) => void): Promise<void> {
  adopt(await loadModule(firstLocale));
  performance.mark(checksMark);
}

/** Where the rest cannot be had the page says so, and asks again at the next press. */
async function opened(openRest: () => Promise<void>, presses: Presses): Promise<void> {
  try {
    await openRest();
  } catch {
    const note = byId('module-note');
    setText(note, translator(firstLocale)('trouble.not-loaded'));
    setAttr(note, 'hidden', null);
    await presses.next();
    await opened(openRest, presses);
  }
}
