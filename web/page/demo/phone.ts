import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Attempt, VerificationStep } from '../bind/attempt.ts';
import type { Translate } from '../texts/translate.ts';
import { confirmReceipt, type Phone, readPhone } from './api.ts';
import { passwordElements, qrElements, smsElements, tokenElements } from './at_hand.ts';

export interface PhoneActions {
  use(text: string): void;
  /** What is asked for now; `null` if nothing is. */
  asked(): VerificationStep | null;
  attempt(): Attempt | null;
  /** A bound card waits for its receipt to be confirmed. */
  awaitsReceipt(): boolean;
  received(): void;
  /** Asks for what is at hand anew. */
  renew(): void;
}

/** What the demo person has at hand for what the page asks for. */
export function phoneAid(actions: PhoneActions) {
  const screen = byId('phone');
  let phone: Phone | null = null;
  let readAt = 0;
  let drawn = '';
  let nextToken: ReturnType<typeof setTimeout> | undefined;

  function receiptElements(t: Translate): HTMLElement[] {
    const press = async (): Promise<void> => {
      await confirmReceipt();
      actions.received();
    };
    return [
      h('p', {}, t('aids.receipt-lead')),
      h('button', { type: 'button', class: 'ghost', onclick: () => void press() }, t('aids.receipt')),
    ];
  }

  function elements(t: Translate): HTMLElement[] {
    if (actions.awaitsReceipt()) return receiptElements(t);
    if (phone === null) return [];
    switch (actions.asked()) {
      case 'pay-password':
        return passwordElements(phone, actions.use, t);
      case 'dynamic-token':
        return tokenElements(phone, Date.now() - readAt, actions.use, t);
      case 'qr-code':
        return qrElements(phone, actions.attempt(), actions.use, t);
      case 'sms-code':
        return smsElements(phone, actions.use, t);
      case null:
        return smsElements(phone, null, t);
    }
  }

  function draw(t: Translate): void {
    const asked = actions.asked();
    const counts = asked === 'dynamic-token';
    const gone = counts ? Math.floor((Date.now() - readAt) / 1000) : 0;
    const key = JSON.stringify([
      ...[phone, asked, gone, actions.awaitsReceipt()],
      ...[actions.attempt(), t('aids.phone-from')],
    ]);
    if (key === drawn) return;
    drawn = key;
    const made = elements(t);
    // A live region must not speak each second of a countdown.
    screen.setAttribute('aria-live', counts ? 'off' : 'polite');
    const focused = screen.contains(document.activeElement);
    screen.replaceChildren(
      ...(made.length === 0 ? [h('p', { class: 'phone-empty' }, t('aids.phone-empty'))] : made),
    );
    if (focused) screen.querySelector('button')?.focus();
  }

  async function refresh(t: Translate): Promise<void> {
    const read = await readPhone();
    if (read !== null) {
      [phone, readAt] = [read, Date.now()];
      // A token whose time is over is refused: the next one stands there as soon as it is good.
      clearTimeout(nextToken);
      if (actions.asked() === 'dynamic-token') nextToken = setTimeout(actions.renew, read.token.leftMs);
    }
    draw(t);
  }

  return { draw, refresh };
}
