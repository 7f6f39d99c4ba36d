/** How the hub and the lists stand, as a page knows it: how far, how old, and why the newest was refused. */
import type { Subscription } from 'cardmend/hub';
import { listMessage } from 'cardmend/lists';
import type { Locale } from '../../../bindings/js/types.ts';
import { h } from '../base/dom.ts';
import { waitInWords } from '../texts/durations.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import type { Following } from './following.ts';

const ago = (ms: number | undefined, t: Translate): string =>
  ms === undefined ? t('travel.never') : t('travel.ago', { time: waitInWords(Math.max(0, ms), t) });

function hubFact({ standing }: Subscription, t: Translate): HTMLElement {
  const { number, newest, ageMs, trouble } = standing;
  const words = t('travel.hub-stands', { number, newest: Math.max(number, newest), age: ago(ageMs, t) });
  return h(
    'div',
    { 'data-hub': trouble ?? 'fine' },
    h('dt', {}, t('travel.hub')),
    h('dd', {}, words, trouble && named(trouble, t(`travel.trouble.${trouble}` as TextKey))),
  );
}

const named = (name: string, words: string): HTMLElement =>
  h('span', { class: 'travel-trouble' }, h('code', {}, name), ` ${words}`);

/** A row for the hub and one for each list that was asked for. */
export function standingFacts(
  following: Following,
  nameOf: (product: string) => string,
  t: Translate,
): HTMLElement[] {
  const locale = document.documentElement.lang as Locale;
  const lists = [...following.opened].map(([product, { standing }]) => {
    const { version, count, ageMs, refused } = standing;
    return h(
      'div',
      { 'data-list': refused ?? 'fine' },
      h('dt', {}, t('travel.of-list', { name: nameOf(product) })),
      h(
        'dd',
        {},
        t('travel.list-stands', { version, count, age: ago(ageMs, t) }),
        refused && named(refused, listMessage(standing, locale)),
      ),
    );
  });
  const { subscription } = following;
  return subscription === null ? lists : [hubFact(subscription, t), ...lists];
}
