import { h, setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { type Change, placesInWords } from '../reading/changes.ts';
import type { Reading } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { repairOwner } from './marks.ts';

/** What was changed and where: the repairs, and the folds, many and harmless, in a fold of their own. */
export function changesView() {
  const repairs = byId('repairs');
  const folds = byId('folds');

  return {
    render(reading: Reading, t: Translate): void {
      const draw = (kind: Change['kind']): HTMLElement[] =>
        reading.changes
          .filter(change => change.kind === kind)
          .map(change => changeElement(change, reading, t));
      const [repaired, folded] = [draw('repair'), draw('fold')];
      repairs.replaceChildren(...repaired);
      setAttr(repairs, 'hidden', repaired.length === 0);
      byId('folds-list').replaceChildren(...folded);
      setText(byId('folds-title'), t('changes.folds', { count: folded.length }));
      setAttr(folds, 'hidden', folded.length === 0);
    },
  };
}

function changeElement(change: Change, reading: Reading, t: Translate): HTMLElement {
  const places = placesInWords(change.indices, reading.groups, t);
  const isRepair = change.kind === 'repair';
  const owner = isRepair ? repairOwner(change.from, change.to) : null;
  const line = h('li', { 'data-kind': change.kind, 'data-why': change.why, 'data-owner': owner });
  if (isRepair) {
    line.append(
      h('span', { class: 'swap', 'aria-hidden': 'true' }, h('del', {}, change.from), h('ins', {}, change.to)),
      h('span', { class: 'change-what' }, change.message),
    );
  } else {
    const what = h('span', { class: 'change-what' });
    setText(what, t(`changes.${change.why}`));
    line.append(what);
  }
  const where = places !== '' ? places : change.count > 1 ? t('changes.times', { count: change.count }) : '';
  if (where !== '') line.append(h('span', { class: 'change-where' }, where));
  return line;
}
