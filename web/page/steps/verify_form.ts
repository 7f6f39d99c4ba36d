import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Attempt, Verification } from '../bind/attempt.ts';
import type { FlowState } from '../bind/flow.ts';
import { type TroubleActions, troubleView } from '../explain/trouble_view.ts';
import { clockInWords } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';
import { answerField } from './answer_field.ts';
import { renderDeal } from './deal_view.ts';
import { renderHold } from './hold_view.ts';
import { type SendModel, sendButton } from './send_button.ts';

export interface VerifyActions extends Omit<TroubleActions, 'retry'> {
  changed(): void;
  submit(answer: string): void;
  resend(): void;
  back(): void;
}

/** What is asked for where the gateway does not say it. */
const unsaid: Verification = { step: 'sms-code', sent: true, lifeMs: 0, resendMs: 0, triesLeft: null };

export const verificationOf = (attempt: Attempt | null): Verification => attempt?.verification ?? unsaid;

/** A token is another one after so long. */
const tokenMs = 60_000;

/** The second step: what the platform asks for before it binds the card. */
export function verifyForm(actions: VerifyActions) {
  const back = byId<HTMLButtonElement>('back');
  const troubleElement = byId('verify-trouble');
  const field = answerField(actions.changed);
  const resend = resendButton(actions.resend);
  const trouble = troubleView(troubleElement, actions);
  const confirm = byId('confirm');
  const button = sendButton(confirm, {
    send: 'verify.confirm',
    sending: {
      start: 'code.binding',
      confirm: 'verify.confirming',
      resend: 'code.binding',
      asking: 'code.asking',
    },
    blocked: 'verify.confirm',
    wait: 'code.wait-verify',
  });

  back.addEventListener('click', () => actions.back());
  byId<HTMLFormElement>('verify-form').addEventListener('submit', event => {
    event.preventDefault();
    if (confirm.getAttribute('aria-disabled') !== null) return;
    const answer = field.read();
    if (answer !== null) actions.submit(answer);
  });

  return {
    put: field.put,
    clear: field.clear,
    focus: field.focus,
    focusTrouble: (): void => troubleElement.focus(),

    render(model: SendModel, t: Translate): void {
      const { flow, explanation, now } = model;
      const { attempt, busy } = flow;
      if (flow.step !== 'verify' || attempt === null) return;
      const verification = verificationOf(attempt);
      const { step } = verification;
      setText(byId('verify-title'), t(`verify.title.${step}`));
      setText(byId('verify-lead'), leadInWords(verification, attempt, t));
      const refused = flow.trouble?.outcome === 'refused';
      field.render(step, refused, busy !== null, t);
      setText(byId('answer-life'), lifeInWords(flow, step, now, t));
      const { verifyTriesLeft: left } = flow;
      setText(byId('answer-tries'), left === null ? '' : t('verify.tries', { count: left }));
      renderDeal(attempt, t);
      trouble.render(flow, explanation, t);
      renderHold(byId('verify-hold'), flow);
      button.render(model, t);
      setAttr(back, 'disabled', busy !== null);
      resend.render(model, verification, t);
    },
  };
}

function leadInWords({ step, sent, lifeMs }: Verification, { holder }: Attempt, t: Translate): string {
  if (step !== 'sms-code') return t(`verify.lead.${step}`);
  return sent
    ? t('verify.lead.sms-code', { phone: holder, minutes: Math.max(1, Math.round(lifeMs / 60_000)) })
    : t('verify.lead-failed');
}

/** How long what is asked for is still good; a token changes by the clock, whoever asks. */
function lifeInWords({ verifyUntil }: FlowState, step: string, now: number, t: Translate): string {
  if (step === 'dynamic-token')
    return t('verify.token-life', { time: clockInWords(tokenMs - (now % tokenMs)) });
  if (verifyUntil === 0) return '';
  return verifyUntil <= now ? t('verify.stale') : t('verify.life', { time: clockInWords(verifyUntil - now) });
}

/** The button that asks for another SMS, once a while has passed since the last. */
function resendButton(resend: () => void) {
  const button = byId<HTMLButtonElement>('resend');
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === null) resend();
  });

  return {
    render({ flow, now }: SendModel, { step, sent }: Verification, t: Translate): void {
      const wait = sent ? flow.resendAt - now : 0;
      setAttr(button, 'hidden', step !== 'sms-code');
      setAttr(button, 'aria-disabled', wait > 0 || flow.busy !== null ? 'true' : null);
      setText(
        button,
        wait > 0 ? t('verify.resend-wait', { seconds: Math.ceil(wait / 1000) }) : t('verify.resend'),
      );
    },
  };
}
