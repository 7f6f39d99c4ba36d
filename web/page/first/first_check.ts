import type { Checker } from 'cardmend/check';
import type { ModuleState } from '../base/cardmend_loader.ts';
import { byId } from '../base/elements.ts';
import { ownProducts } from '../bind/own_products.ts';
import { judgementView } from '../code/judgement.ts';
import { renderModuleNote } from '../code/module_note.ts';
import { panelView } from '../code/panel.ts';
import { cellsOf } from '../reading/cells.ts';
import { changesOf, groupsOf } from '../reading/changes.ts';
import { asOwnCard } from '../reading/own_card.ts';
import type { Reading } from '../reading/reading.ts';
import { unknownGroups } from '../reading/unknown_groups.ts';
import { firstLocale, translator } from '../texts/translate.ts';

/** The card of the platform that is chosen. */
function ownProduct(): string | null {
  const chosen = document.querySelector<HTMLInputElement>('[name=platform]:checked')?.value ?? '';
  return (ownProducts as Readonly<Record<string, string>>)[chosen] ?? null;
}

/** What stands in the field, as far as it is a card of the platform's own. */
function readFirst(raw: string, checker: Checker | null): Reading {
  const result = checker && asOwnCard(raw, ownProduct(), checker);
  const cells = result === null ? [] : cellsOf(raw, result);
  return {
    ...{ raw, result, cells, choice: 'detect', product: null, form: null, unclear: false },
    ...{ guesses: [], cards: [], number: '', numberResult: null, wantsWhole: raw !== '' },
    changes: result === null || raw === result.display ? [] : changesOf(result, cells),
    groups: result === null || result.code === '' ? unknownGroups : groupsOf(result.display),
  };
}

/** Checks what is typed before the rest of the page is there, which shows the same in the same places. */
export function firstCheck() {
  const field = byId<HTMLTextAreaElement>('secret');
  const t = translator(firstLocale);
  const panel = panelView(byId('panel'), byId('panel-groups'), byId('legend'));
  const judgement = judgementView({
    locate: ([start, end]) => {
      field.focus();
      field.setSelectionRange(start, end);
    },
    // What is good as the platform's own card is no other.
    choose: () => undefined,
  });
  let module: ModuleState = { status: 'loading' };

  const draw = (): void => {
    const reading = readFirst(field.value, 'checker' in module ? module.checker : null);
    panel.renderReading(reading, t);
    judgement.render(reading, product => product, t);
    renderModuleNote(byId('module-note'), module, reading, t);
  };
  const typed = (event: Event): void => {
    if (!(event as InputEvent).isComposing) draw();
  };
  const events = ['input', 'compositionend'] as const;
  for (const name of events) field.addEventListener(name, typed);

  return {
    adopt(came: ModuleState): void {
      module = came;
      if (field.value !== '') draw();
    },
    /** The rest of the page does it now. */
    end(): void {
      for (const name of events) field.removeEventListener(name, typed);
    },
  };
}
