/** What the demo person has at hand, drawn: an SMS, a token, a password, the QR code of a card. */
import { h } from '../base/dom.ts';
import type { Attempt } from '../bind/attempt.ts';
import { clockInWords, timeOfDay } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';
import type { Phone } from './api.ts';
import { qrPicture } from './qr_picture.ts';

/** Takes what is shown into the form. */
export type Use = (text: string) => void;

const useButton = (text: string, use: Use, t: Translate): HTMLElement =>
  h('button', { type: 'button', class: 'ghost', onclick: () => use(text) }, t('aids.phone-use'));

const heading = (...parts: readonly HTMLElement[]): HTMLElement => h('p', { class: 'phone-from' }, ...parts);

/** `use` is null while no SMS is asked for. */
export function smsElements({ messages }: Phone, use: Use | null, t: Translate): HTMLElement[] {
  const [latest] = messages;
  if (latest === undefined) return [];
  const { at, code } = latest;
  return [
    heading(h('span', {}, t('aids.phone-from')), h('time', {}, timeOfDay(at))),
    h('p', { class: 'bubble' }, t('aids.phone-text', { code })),
    ...(use === null ? [] : [useButton(code, use, t)]),
  ];
}

/** `goneMs`: how long ago it was read. */
export function tokenElements({ token }: Phone, goneMs: number, use: Use, t: Translate): HTMLElement[] {
  const left = t('aids.token-life', { time: clockInWords(token.leftMs - goneMs) });
  return [
    heading(h('span', {}, t('aids.token')), h('span', {}, left)),
    h('p', { class: 'bubble digits' }, token.code),
    useButton(token.code, use, t),
  ];
}

export function passwordElements({ payPassword }: Phone, use: Use, t: Translate): HTMLElement[] {
  return [
    heading(h('span', {}, t('aids.password'))),
    h('p', { class: 'bubble digits' }, payPassword),
    useButton(payPassword, use, t),
  ];
}

/** Of the card that is being bound. */
export function qrElements({ qr }: Phone, attempt: Attempt | null, use: Use, t: Translate): HTMLElement[] {
  const code = qr.find(each => each.attempt === attempt?.id);
  if (code === undefined) return [];
  const card = h('div', { class: 'qr-card' });
  // Without its script the text below is enough.
  qrPicture(code.text, t('aids.qr-label', { card: attempt?.card ?? '' })).then(
    picture => card.append(picture),
    () => card.remove(),
  );
  return [
    heading(h('span', {}, t('aids.qr'))),
    card,
    h('p', { class: 'code qr-text', translate: 'no' }, code.text),
    useButton(code.text, use, t),
  ];
}
