import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { VerificationStep } from '../bind/attempt.ts';
import type { Translate } from '../texts/translate.ts';

/** How an answer is put in, by what is asked for. */
const inputs = {
  'sms-code': { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', digits: true },
  'pay-password': { type: 'password', inputmode: 'numeric', autocomplete: 'off', digits: true },
  'dynamic-token': { type: 'text', inputmode: 'numeric', autocomplete: 'off', digits: true },
  'qr-code': { type: 'text', inputmode: 'text', autocomplete: 'off', digits: false },
} as const;

/** More is no text of a QR code of a card. */
const mostText = 512;

/** Full-width characters and spaces come from input methods and from copying; what they mean is plain. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** The field for what is asked for, and what is said of an answer that is none. */
export function answerField(changed: () => void) {
  const input = byId<HTMLInputElement>('answer');
  const error = byId('answer-error');
  const reveal = byId<HTMLButtonElement>('reveal');
  let step: VerificationStep = 'sms-code';
  let malformed = false;
  let shown = false;

  input.addEventListener('input', () => {
    malformed = false;
    changed();
  });
  reveal.addEventListener('click', () => {
    shown = !shown;
    changed();
    input.focus();
  });

  function isWhole(text: string): boolean {
    return inputs[step].digits ? /^\d{6}$/.test(text) : text !== '' && text.length <= mostText;
  }

  return {
    focus: (): void => input.focus(),
    put(text: string): void {
      input.value = text;
      malformed = false;
      changed();
      input.focus();
    },
    clear(): void {
      input.value = '';
      malformed = false;
      shown = false;
    },
    /** The answer; `null` if there is none, which is then said. */
    read(): string | null {
      const text = plain(input.value);
      malformed = !isWhole(text);
      if (!malformed) return text;
      changed();
      input.focus();
      return null;
    },
    render(asked: VerificationStep, refused: boolean, locked: boolean, t: Translate): void {
      step = asked;
      const { type, inputmode, autocomplete } = inputs[step];
      setAttr(input, 'type', type === 'password' && shown ? 'text' : type);
      setAttr(input, 'inputmode', inputmode);
      setAttr(input, 'autocomplete', autocomplete);
      setAttr(byId('answer-field'), 'data-step', step);
      setAttr(reveal, 'hidden', type !== 'password');
      setAttr(reveal, 'aria-pressed', String(shown));
      setText(byId('answer-label'), t(`verify.label.${step}`));
      setText(byId('answer-hint'), t(`verify.hint.${step}`));
      setAttr(error, 'hidden', !malformed);
      setText(error, malformed ? t(`verify.error.${step}`) : '');
      setAttr(input, 'aria-invalid', malformed || refused ? 'true' : null);
      input.readOnly = locked;
    },
  };
}
