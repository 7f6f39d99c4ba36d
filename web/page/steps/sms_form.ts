import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Attempt } from '../bind/client.ts';
import { type TroubleActions, troubleView } from '../explain/trouble_view.ts';
import type { Translate } from '../texts/translate.ts';
import { type SendModel, sendButton } from './send_button.ts';

export interface SmsActions extends Omit<TroubleActions, 'retry'> {
  changed(): void;
  submit(sms: string): void;
  resend(): void;
  back(): void;
}

export interface SmsModel extends SendModel {
  /** When the last SMS went out. */
  readonly sentAt: number;
}

/** One SMS a minute; the gateway holds to it too. */
const resendPauseMs = 60_000;

/** The second step: the SMS code. */
export function smsForm(actions: SmsActions) {
  const back = byId<HTMLButtonElement>('back');
  const troubleElement = byId('sms-trouble');
  const field = smsField(actions.changed);
  const resend = resendButton(actions.resend);
  const trouble = troubleView(troubleElement, actions);
  const confirm = byId('confirm');
  const button = sendButton(confirm, {
    send: 'sms.confirm',
    sending: {
      start: 'code.binding',
      confirm: 'sms.confirming',
      resend: 'code.binding',
      asking: 'code.asking',
    },
    blocked: 'sms.confirm',
    wait: 'code.wait-sms',
  });

  back.addEventListener('click', () => actions.back());
  byId<HTMLFormElement>('sms-form').addEventListener('submit', event => {
    event.preventDefault();
    const sms = field.read();
    if (sms !== null && confirm.getAttribute('aria-disabled') === null) actions.submit(sms);
  });

  return {
    put: field.put,
    clear: field.clear,
    focus: field.focus,
    focusTrouble: (): void => troubleElement.focus(),

    render(model: SmsModel, t: Translate): void {
      const { flow, explanation } = model;
      const { attempt, busy } = flow;
      if (flow.step !== 'sms' || attempt === null) return;
      renderLead(byId('sms-lead'), attempt, t);
      field.render(flow.trouble?.notes?.code === 'verifyerr', busy !== null, t);
      trouble.render(flow, explanation, t);
      button.render(model, t);
      setAttr(back, 'disabled', busy !== null);
      resend.render(model, attempt, t);
    },
  };
}

function renderLead(element: HTMLElement, { state, phone, smsMinutes }: Attempt, t: Translate): void {
  const failed = state === 'sms-failed';
  setText(element, failed ? t('sms.lead-failed') : t('sms.lead', { phone, minutes: smsMinutes }));
}

/** The field for the code, and what is said of one that is no code. */
function smsField(changed: () => void) {
  const input = byId<HTMLInputElement>('sms');
  const error = byId('sms-error');
  let malformed = false;
  input.addEventListener('input', () => {
    malformed = false;
    changed();
  });

  return {
    focus: (): void => input.focus(),
    put(sms: string): void {
      input.value = sms;
      malformed = false;
      changed();
      input.focus();
    },
    clear(): void {
      input.value = '';
      malformed = false;
    },
    /** The code; `null` if there is none, which is then said. */
    read(): string | null {
      const sms = digitsOf(input.value);
      malformed = !/^\d{6}$/.test(sms);
      if (!malformed) return sms;
      changed();
      input.focus();
      return null;
    },
    render(refused: boolean, locked: boolean, t: Translate): void {
      setAttr(error, 'hidden', !malformed);
      setText(error, malformed ? t('sms.error-form') : '');
      setAttr(input, 'aria-invalid', malformed || refused ? 'true' : null);
      input.readOnly = locked;
    },
  };
}

/** The button that asks for another SMS, once a while has passed since the last. */
function resendButton(resend: () => void) {
  const button = byId<HTMLButtonElement>('resend');
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === null) resend();
  });

  return {
    render({ flow, sentAt, now }: SmsModel, { state }: Attempt, t: Translate): void {
      const wait = state === 'sms-failed' ? 0 : sentAt + resendPauseMs - now;
      setAttr(button, 'aria-disabled', wait > 0 || flow.busy !== null ? 'true' : null);
      setText(button, wait > 0 ? t('sms.resend-wait', { seconds: Math.ceil(wait / 1000) }) : t('sms.resend'));
    },
  };
}

/** Full-width digits and spaces come from input methods and from copying; what they mean is plain. */
function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
