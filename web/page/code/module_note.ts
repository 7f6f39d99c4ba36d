import type { ModuleState } from '../base/cardmend_loader.ts';
import { setAttr, setText } from '../base/dom.ts';
import type { Reading } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';

/** Says that the module is not there yet, or could not be loaded, and what that means for what was put in. */
export function renderModuleNote(
  element: HTMLElement,
  module: ModuleState,
  reading: Reading,
  t: Translate,
): void {
  const words = moduleInWords(module, reading, t);
  setAttr(element, 'hidden', words === '');
  setText(element, words);
}

function moduleInWords(module: ModuleState, reading: Reading, t: Translate): string {
  const { raw, choice } = reading;
  if (module.status === 'ready') return '';
  // What the small part reads, it reads at once; only what waits for the whole is told of.
  if (module.status === 'part' && (!reading.wantsWhole || raw === '')) return '';
  if (module.status === 'part' && module.whole === 'failed')
    return t(reading.result === null ? 'module.part-kind' : 'module.part');
  if (module.status === 'part' && reading.result !== null) return '';
  if (module.status !== 'absent') return raw === '' ? '' : t('module.loading');
  const parts = [
    t('module.absent'),
    ...(choice === 'detect' ? [t('module.absent-kind')] : []),
    ...(raw === '' ? [] : [t('module.absent-sent')]),
  ];
  return parts.join(t('module.join'));
}
