import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Tell } from '../explain/questions_view.ts';
import { troubleView } from '../explain/trouble_view.ts';
import { waitInWords } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';
import type { CodeModel } from './code_form.ts';
import { advice } from './code_form.ts';

export interface SmsActions {
  changed(): void;
  submit(sms: string): void;
  resend(): void;
  back(): void;
  signIn(): void;
  tick(remedy: string, done: boolean): void;
  readonly tell: Tell;
}

/** One SMS a minute; the gateway holds to it too. */
const resendPauseMs = 60_000;

/** The second step: the SMS code. */
export function smsForm(actions: SmsActions) {
  const input = byId<HTMLInputElement>('sms');
  const confirm = byId<HTMLButtonElement>('confirm');
  const resend = byId<HTMLButtonElement>('resend');
  const back = byId<HTMLButtonElement>('back');
  const error = byId('sms-error');
  const troubleElement = byId('sms-trouble');
  const trouble = troubleView(troubleElement, actions);
  let malformed = false;

  input.addEventListener('input', () => {
    malformed = false;
    actions.changed();
  });
  resend.addEventListener('click', () => {
    if (resend.getAttribute('aria-disabled') === null) actions.resend();
  });
  back.addEventListener('click', () => actions.back());
  byId<HTMLFormElement>('sms-form').addEventListener('submit', event => {
    event.preventDefault();
    const sms = digitsOf(input.value);
    malformed = !/^\d{6}$/.test(sms);
    if (malformed) {
      actions.changed();
      input.focus();
    } else if (confirm.getAttribute('aria-disabled') === null) {
      actions.submit(sms);
    }
  });

  return {
    put(sms: string): void {
      input.value = sms;
      malformed = false;
      actions.changed();
      input.focus();
    },
    clear(): void {
      input.value = '';
      malformed = false;
    },
    focus: (): void => input.focus(),
    focusTrouble: (): void => troubleElement.focus(),

    render(model: CodeModel, sentAt: number, t: Translate): void {
      const { flow, now } = model;
      const { attempt, busy } = flow;
      if (flow.step !== 'sms' || attempt === null) return;
      const minutes = attempt.smsMinutes;
      const lead =
        attempt.state === 'sms-failed'
          ? t('sms.lead-failed')
          : t('sms.lead', { phone: attempt.phone, minutes });
      setText(byId('sms-lead'), lead);
      setAttr(error, 'hidden', !malformed);
      setText(error, malformed ? t('sms.error-form') : '');
      const given = advice(model, t);
      trouble.render(flow, given, t);
      setAttr(input, 'aria-invalid', malformed || flow.trouble?.notes?.code === 'verifyerr' ? 'true' : null);
      input.readOnly = busy !== null;

      const stop = holdUp(model, given?.retryAt, t);
      setAttr(confirm, 'aria-disabled', stop === null ? null : 'true');
      setAttr(confirm, 'data-busy', busy !== null);
      setText(confirm, stop ?? t(flow.trouble?.outcome === 'unknown' ? 'trouble.ask' : 'sms.confirm'));
      setAttr(back, 'disabled', busy !== null);

      const wait = attempt.state === 'sms-failed' ? 0 : sentAt + resendPauseMs - now;
      setAttr(resend, 'aria-disabled', wait > 0 || busy !== null ? 'true' : null);
      setText(resend, wait > 0 ? t('sms.resend-wait', { seconds: Math.ceil(wait / 1000) }) : t('sms.resend'));
    },
  };
}

function holdUp({ flow, now }: CodeModel, retryAt: number | null | undefined, t: Translate): string | null {
  if (flow.busy === 'asking') return t('code.asking');
  if (flow.busy === 'confirm') return t('sms.confirming');
  if (flow.busy !== null) return t('code.binding');
  if (flow.trouble === null || flow.trouble.outcome === 'unknown' || retryAt === undefined) return null;
  if (retryAt === null) return t('sms.confirm');
  return retryAt > now ? t('code.wait-sms', { time: waitInWords(retryAt - now, t) }) : null;
}

/** Full-width digits and spaces come from input methods and from copying; what they mean is plain. */
function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
