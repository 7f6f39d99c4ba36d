import { h, setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { type Place, placeOn, platformIds, rulesOf } from '../bind/rules.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { rulesInShort, rulesInWords } from './in_words.ts';

export interface PlaceModel {
  readonly place: Place;
  /** The first step is shown. */
  readonly open: boolean;
  /** Something is under way: no other place can be chosen. */
  readonly locked: boolean;
}

/** Where the card is bound: four platforms as a group of radio buttons, the channels of the chosen one, and what it is. */
export function placeView(choose: (place: Place) => void) {
  const radios = platformIds.map(id => byId<HTMLInputElement>(`platform-${id}`));
  const channel = byId<HTMLSelectElement>('channel');
  let drawn = '';

  for (const radio of radios) {
    radio.addEventListener('change', () => {
      const place = placeOn(radio.value);
      if (place !== null) choose(place);
    });
  }
  channel.addEventListener('change', () => {
    const place = placeOn(radios.find(radio => radio.checked)?.value ?? '');
    if (place !== null) choose({ ...place, channel: channel.value });
  });

  function draw({ platform }: Place, t: Translate): void {
    channel.replaceChildren(
      ...rulesOf(platform).channels.map(id =>
        h('option', { value: id }, t(`channel.${platform}.${id}` as TextKey)),
      ),
    );
    setText(byId('rules-short'), rulesInShort(platform, t));
    byId('rules-list').replaceChildren(
      ...rulesInWords(platform, t).map(([term, text]) => h('div', {}, h('dt', {}, term), h('dd', {}, text))),
    );
  }

  return {
    render({ place, open, locked }: PlaceModel, t: Translate): void {
      setAttr(byId('place'), 'hidden', !open);
      const key = `${place.platform} ${t('place.title')}`;
      if (key !== drawn) draw(place, t);
      drawn = key;
      for (const radio of radios) {
        radio.checked = radio.value === place.platform;
        radio.disabled = locked;
      }
      channel.value = place.channel;
      channel.disabled = locked;
    },
  };
}
