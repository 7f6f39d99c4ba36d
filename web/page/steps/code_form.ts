import type { ExtractedCard, Locale } from '../../../bindings/js/types.ts';
import type { ModuleState } from '../base/cardmend_loader.ts';
import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import { backdropView } from '../code/backdrop.ts';
import { cardListView } from '../code/card_list.ts';
import { emphasise } from '../code/emphasis.ts';
import { type FeedbackActions, feedbackView } from '../code/feedback.ts';
import { codeField, type Field } from '../code/field.ts';
import { type GuessActions, guessView } from '../code/guesses.ts';
import { segmentsOf } from '../code/marks.ts';
import { numberField } from '../code/number_field.ts';
import { adviceOn } from '../explain/page_explanation.ts';
import type { Tell } from '../explain/questions_view.ts';
import { troubleView } from '../explain/trouble_view.ts';
import { formInWords } from '../product/catalog.ts';
import type { ProductName } from '../product/names.ts';
import type { Entry } from '../reading/entry.ts';
import type { Flaw, Reading } from '../reading/reading.ts';
import { waitInWords } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';

export interface CodeModel {
  readonly entry: Entry;
  readonly name: ProductName;
  readonly module: ModuleState;
  readonly flow: FlowState;
  /** What the last press on the button found wrong. */
  readonly flaw: Flaw | null;
  readonly doubtAccepted: boolean;
  readonly now: number;
  readonly locale: Locale;
}

export interface CodeActions extends Pick<FeedbackActions, 'acceptDoubt'>, GuessActions {
  changed(raw: string): void;
  numberChanged(raw: string): void;
  pick(card: ExtractedCard): void;
  submit(): void;
  signIn(): void;
  retry(): void;
  tick(remedy: string, done: boolean): void;
  readonly tell: Tell;
}

/** The first step: the fields, what was made of them, and the button. */
export function codeForm(actions: CodeActions) {
  const area = byId<HTMLTextAreaElement>('secret');
  const bind = byId<HTMLButtonElement>('bind');
  const clear = byId('clear');
  const error = byId('secret-error');
  const note = byId('module-note');
  const troubleElement = byId('code-trouble');
  const sheet = byId('step-code');
  const hint = byId('secret-hint');
  const field: Field = codeField(area, 'secret', actions);
  const number = numberField({ changed: actions.numberChanged, submit: actions.submit });
  const backdrop = backdropView(area, byId('backdrop'));
  const cardList = cardListView(byId<HTMLFieldSetElement>('card-list'), actions.pick);
  const guesses = guessView(byId('guesses'), actions);
  const feedback = feedbackView(
    {
      verdict: byId('code-verdict'),
      findings: byId('code-findings'),
      candidates: byId('candidates'),
      repairs: byId('repairs'),
      folds: byId('folds'),
      foldsTitle: byId('folds-title'),
      foldsList: byId('folds-list'),
    },
    {
      locate: field.select,
      take(code) {
        field.put(code);
        field.focus();
      },
      acceptDoubt: actions.acceptDoubt,
      choose: actions.choose,
    },
  );
  const trouble = troubleView(troubleElement, actions);
  emphasise([byId('code-findings'), byId('repairs'), byId('card-list')], backdrop.light);
  byId<HTMLFormElement>('code-form').addEventListener('submit', event => {
    event.preventDefault();
    actions.submit();
  });
  clear.addEventListener('click', () => {
    field.put('');
    field.focus();
  });

  return {
    field,
    number,
    cardList,
    focusTrouble: (): void => troubleElement.focus(),
    /** Whether a press on the button does anything now. */
    ready: (model: CodeModel, t: Translate): boolean => holdUp(model, t) === null,

    render(model: CodeModel, t: Translate): void {
      const { entry, module, flow, flaw, name } = model;
      const { reading } = entry;
      const locked = flow.busy !== null;
      const form = reading.choice === 'detect' ? null : reading.form;
      const several = reading.cards.length > 0;
      setText(hint, form === null ? t('code.hint') : formInWords(form.secret, t));
      setAttr(hint, 'hidden', several);
      // A long text makes room for the list of its cards.
      setAttr(sheet, 'data-several', several);
      backdrop.render(segmentsOf(reading));
      feedback.render(reading, model.doubtAccepted, name, t);
      // While a code is being typed nearly every kind is possible: nobody is asked before the button was pressed.
      const asked = reading.unclear && (reading.result?.verdict === 'doubtful' || flaw === 'unclear');
      guesses.render(asked ? reading.guesses : null, name, t);
      const { list, picked, cut } = entry;
      cardList.render({ list, picked, cut, locked, name, locale: model.locale }, t);
      number.render(entry, flaw, locked, t);
      setAttr(clear, 'hidden', reading.raw === '' || locked);
      field.lock(locked);
      const ours = flaw !== null && flaw !== 'number' && flaw !== 'number-wrong';
      const wrong = ours || reading.result?.verdict === 'refused';
      setAttr(area, 'aria-invalid', wrong ? 'true' : null);
      setAttr(error, 'hidden', !ours);
      setText(error, ours ? t(`error.${flaw}`) : '');
      const words = module.status === 'ready' ? '' : moduleWords(module, reading, t);
      setAttr(note, 'hidden', words === '');
      setText(note, words);

      const own = flow.step === 'code' ? flow : { ...flow, trouble: null };
      trouble.render(own, own.trouble && advice(model, t), t);

      const stop = holdUp(model, t);
      setAttr(bind, 'aria-disabled', stop === null ? null : 'true');
      setAttr(bind, 'data-busy', flow.busy !== null);
      setText(bind, stop ?? t(flow.trouble?.outcome === 'unknown' ? 'trouble.ask' : 'code.bind'));
    },
  };
}

function moduleWords(module: ModuleState, { raw, choice }: Reading, t: Translate): string {
  if (module.status === 'loading') return raw === '' ? '' : t('module.loading');
  const parts = [
    t('module.absent'),
    ...(choice === 'detect' ? [t('module.absent-kind')] : []),
    ...(raw === '' ? [] : [t('module.absent-sent')]),
  ];
  return parts.join(t('module.join'));
}

export function advice({ flow, module, entry }: Pick<CodeModel, 'flow' | 'module' | 'entry'>, t: Translate) {
  const { reading } = entry;
  if (flow.trouble === null) return null;
  const cardmend = module.status === 'ready' ? module.cardmend : null;
  return adviceOn(flow.trouble, cardmend, { ...flow, check: reading.result }, t);
}

/** Why the button does nothing now, in its own words; `null` if it does. */
function holdUp(model: CodeModel, t: Translate): string | null {
  const { flow, now } = model;
  if (flow.busy === 'asking') return t('code.asking');
  if (flow.busy !== null) return t('code.binding');
  const given = advice(model, t);
  if (given === null || flow.trouble?.outcome === 'unknown') return null;
  if (given.retryAt === null) return t('code.blocked');
  return given.retryAt > now ? t('code.wait', { time: waitInWords(given.retryAt - now, t) }) : null;
}
