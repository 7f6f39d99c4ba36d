import type { Locale } from '../../../bindings/js/types.ts';
import { adviceOn } from '../bind/advice.ts';
import { waitInWords } from '../bind/durations.ts';
import type { FlowState } from '../bind/flow.ts';
import { troubleView } from '../bind/trouble_view.ts';
import { setAttr, setText } from '../dom.ts';
import { byId } from '../elements.ts';
import type { ModuleState } from '../module.ts';
import type { Translate } from '../text.ts';
import { type FeedbackActions, feedbackView } from './feedback.ts';
import { type Field, secretField } from './field.ts';
import type { Flaw, Reading } from './reading.ts';

export interface CodeModel {
  readonly reading: Reading;
  readonly module: ModuleState;
  readonly flow: FlowState;
  /** What the last press on the button found wrong. */
  readonly flaw: Flaw | null;
  readonly doubtAccepted: boolean;
  readonly now: number;
  readonly locale: Locale;
}

export interface CodeActions extends Pick<FeedbackActions, 'acceptDoubt'> {
  changed(raw: string): void;
  submit(): void;
  signIn(): void;
  retry(): void;
}

/** The first step: the field, what was made of it, and the button. */
export function codeForm(actions: CodeActions) {
  const area = byId<HTMLTextAreaElement>('secret');
  const bind = byId<HTMLButtonElement>('bind');
  const clear = byId('clear');
  const error = byId('secret-error');
  const note = byId('module-note');
  const troubleElement = byId('code-trouble');
  const field: Field = secretField(area, actions);
  const feedback = feedbackView(
    {
      verdict: byId('code-verdict'),
      findings: byId('code-findings'),
      candidates: byId('candidates'),
      changes: byId('changes'),
      changesList: byId('changes-list'),
    },
    {
      locate: field.select,
      take(code) {
        field.put(code);
        field.focus();
      },
      acceptDoubt: actions.acceptDoubt,
    },
  );
  const trouble = troubleView(troubleElement, actions);
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
    focusTrouble: (): void => troubleElement.focus(),
    /** Whether a press on the button does anything now. */
    ready: (model: CodeModel, t: Translate): boolean => holdUp(model, t) === null,

    render(model: CodeModel, t: Translate): void {
      const { reading, module, flow, flaw } = model;
      feedback.render(reading, model.doubtAccepted, t);
      setAttr(clear, 'hidden', reading.raw === '' || flow.busy !== null);
      field.lock(flow.busy !== null);
      const wrong = flaw !== null || reading.result?.verdict === 'refused';
      setAttr(area, 'aria-invalid', wrong ? 'true' : null);
      setAttr(error, 'hidden', flaw === null);
      setText(error, flaw === null ? '' : t(`error.${flaw}`));
      const words = module.status === 'ready' ? '' : moduleWords(module, reading.raw, t);
      setAttr(note, 'hidden', words === '');
      setText(note, words);

      const stepTrouble = flow.step === 'code' ? flow.trouble : null;
      trouble.render(stepTrouble, stepTrouble && advice(model, t), flow.busy !== null, t);

      const stop = holdUp(model, t);
      setAttr(bind, 'aria-disabled', stop === null ? null : 'true');
      setAttr(bind, 'data-busy', flow.busy !== null);
      setText(bind, stop ?? t(flow.trouble?.outcome === 'unknown' ? 'trouble.ask' : 'code.bind'));
    },
  };
}

function moduleWords(module: ModuleState, raw: string, t: Translate): string {
  if (module.status === 'loading') return raw === '' ? '' : t('module.loading');
  return raw === '' ? t('module.absent') : `${t('module.absent')}${t('module.absent-sent')}`;
}

export function advice(
  { flow, module, reading }: Pick<CodeModel, 'flow' | 'module' | 'reading'>,
  t: Translate,
) {
  if (flow.trouble === null) return null;
  const cardmend = module.status === 'ready' ? module.cardmend : null;
  return adviceOn(flow.trouble, cardmend, { attempts: flow.attempts, check: reading.result }, t);
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
