import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Translate } from '../texts/translate.ts';
import { readSms, type Sms } from './api.ts';

/** A telephone that shows the SMS which the gateway wrote into its log. */
export function phoneAid(use: (code: string) => void, awaited: () => boolean) {
  const screen = byId('phone');
  let messages: readonly Sms[] = [];
  let drawn = '';

  const draw = (t: Translate): void => {
    const key = JSON.stringify([messages, awaited(), t('aids.phone-from')]);
    if (key === drawn) return;
    drawn = key;
    const latest = messages[0];
    if (latest === undefined) {
      screen.replaceChildren(h('p', { class: 'phone-empty' }, t('aids.phone-empty')));
      return;
    }
    const clock = new Date(latest.at).toTimeString().slice(0, 5);
    screen.replaceChildren(
      h('p', { class: 'phone-from' }, h('span', {}, t('aids.phone-from')), h('time', {}, clock)),
      h('p', { class: 'bubble' }, t('aids.phone-text', { code: latest.code })),
      awaited()
        ? h(
            'button',
            { type: 'button', class: 'ghost', onclick: () => use(latest.code) },
            t('aids.phone-use'),
          )
        : '',
    );
  };

  return {
    draw,
    async refresh(t: Translate): Promise<void> {
      messages = (await readSms()) ?? messages;
      draw(t);
    },
  };
}
