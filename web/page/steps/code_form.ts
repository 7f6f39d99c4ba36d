import type { ExtractedCard, Locale } from '../../../bindings/js/types.ts';
import type { ModuleState } from '../base/cardmend_loader.ts';
import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import { CardList } from '../code/card_list.ts';
import { emphasise } from '../code/emphasis.ts';
import { type FeedbackActions, feedbackView } from '../code/feedback.ts';
import { type GuessActions, guessView } from '../code/guesses.ts';
import { renderModuleNote } from '../code/module_note.ts';
import { numberField } from '../code/number_field.ts';
import { secretField } from '../code/secret_field.ts';
import type { TroubleActions, troubleView } from '../explain/trouble_view.ts';
import type { ProductName } from '../product/names.ts';
import type { Entry } from '../reading/entry.ts';
import type { Flaw } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { renderHold } from './hold_view.ts';
import { type SendModel, sendButton } from './send_button.ts';

export interface CodeModel extends SendModel {
  readonly entry: Entry;
  readonly name: ProductName;
  readonly module: ModuleState;
  /** What the last press on the button found wrong. */
  readonly flaw: Flaw | null;
  readonly doubtAccepted: boolean;
  readonly locale: Locale;
}

export interface CodeActions extends Pick<FeedbackActions, 'acceptDoubt'>, GuessActions, TroubleActions {
  changed(raw: string): void;
  numberChanged(raw: string): void;
  pick(card: ExtractedCard): void;
  submit(): void;
}

/** The first step: the fields, what was made of them, and the button. */
export function codeForm(actions: CodeActions) {
  const { changed, numberChanged, submit } = actions;
  const troubleElement = byId('code-trouble');
  const secret = secretField({ changed, submit });
  const number = numberField({ changed: numberChanged, submit });
  const cardList = new CardList(byId<HTMLFieldSetElement>('card-list'), actions.pick);
  const guesses = guessView(byId('guesses'), actions);
  const feedback = feedbackView({
    locate: span => secret.field.select(span),
    take: code => secret.replace(code),
    acceptDoubt: actions.acceptDoubt,
    choose: actions.choose,
  });
  let trouble: ReturnType<typeof troubleView> | null = null;
  const button = sendButton(byId('bind'), {
    send: 'code.bind',
    sending: {
      start: 'code.binding',
      confirm: 'code.binding',
      resend: 'code.binding',
      asking: 'code.asking',
    },
    blocked: 'code.blocked',
    wait: 'code.wait',
  });
  emphasise([byId('code-findings'), byId('repairs'), byId('card-list')], secret.light);
  byId<HTMLFormElement>('code-form').addEventListener('submit', event => {
    event.preventDefault();
    submit();
  });

  return {
    field: secret.field,
    number,
    cardList,
    focusTrouble: (): void => troubleElement.focus(),
    /** What shows troubles came. */
    adoptTrouble: (view: typeof troubleView): void => {
      trouble = view(troubleElement, actions);
    },
    /** Whether a press on the button does anything now. */
    ready: button.isReady,

    render(model: CodeModel, t: Translate): void {
      const { entry, flow, flaw, name, locale } = model;
      const { reading, list, picked, cut } = entry;
      const locked = flow.busy !== null;
      // A long text makes room for the list of its cards.
      setAttr(byId('step-code'), 'data-several', reading.cards.length > 0);
      secret.render(reading, flaw, locked, t);
      feedback.render(reading, model.doubtAccepted, name, t);
      // While a code is being typed nearly every kind is possible: nobody is asked before the button was pressed.
      const asked = reading.unclear && (reading.result?.verdict === 'doubtful' || flaw === 'unclear');
      guesses.render(asked ? reading.guesses : null, name, t);
      cardList.render({ list, picked, cut, locked, name, locale }, t);
      number.render(entry, flaw, locked, t);
      renderModuleNote(byId('module-note'), model.module, reading, t);
      // What went wrong in a later step is told there.
      const own = flow.step === 'code' ? flow : { ...flow, trouble: null };
      if (trouble === null) renderNotLoaded(troubleElement, own, t);
      else trouble.render(own, own.trouble && model.explanation, t);
      renderHold(byId('code-hold'), own);
      button.render(model, t);
    },
  };
}

/** Without what shows troubles there is one: that it could not be loaded, and what binds with it. */
function renderNotLoaded(element: HTMLElement, { trouble }: FlowState, t: Translate): void {
  setAttr(element, 'hidden', trouble === null);
  setText(element, trouble === null ? '' : t('trouble.not-loaded'));
}
