import type { Locale } from '../../../bindings/js/types.ts';
import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import { groupedCode } from '../product/catalog.ts';
import { type ChooserActions, ProductChooser } from '../product/chooser.ts';
import type { ProductName } from '../product/names.ts';
import type { Reading } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { panelView } from './panel.ts';

export interface FaceModel {
  readonly reading: Reading;
  readonly flow: FlowState;
  readonly locale: Locale;
  readonly name: ProductName;
}

/** The card as it lies before the person: which kind it is, its code in the panel, its number beneath. */
export function cardFace(actions: ChooserActions) {
  const chooser = new ProductChooser(byId<HTMLInputElement>('product'), byId('product-list'), actions);
  const product = byId('card-product');
  const number = byId('card-number');
  const panel = panelView(byId('panel'), byId('panel-groups'), byId('legend'));
  let bound = '';

  return {
    focusChooser: (): void => chooser.focus(),
    loadKinds: (): Promise<void> => chooser.load(),
    render({ reading, flow, locale, name }: FaceModel, t: Translate): void {
      const { step, attempt, busy } = flow;
      const open = step === 'code';
      const detected = reading.raw.trim() === '' || reading.choice !== 'detect' ? null : reading.product;
      chooser.render({ choice: reading.choice, detected, locked: busy !== null, locale, name }, t);
      setAttr(byId('chooser'), 'hidden', !open);
      // Once the code was sent, it is forgotten: what kind of card it was is not.
      if (open || reading.product !== null) bound = reading.product ?? '';
      setText(product, open || bound === '' ? '' : name(bound));
      if (open) panel.renderReading(reading, t);
      else panel.renderMasked(attempt?.card ?? '', t);
      const shown = open ? groupedCode(reading.number, reading.form?.number ?? null, ' ') : '';
      setAttr(number, 'hidden', shown === '');
      setText(number, shown === '' ? '' : t('card.number', { number: shown }));
    },
  };
}
