import { h, setAttr } from '../base/dom.ts';
import type { Stretch } from './marks.ts';

/**
 * A layer behind the field with the same text in the same type, invisible but for its marks: so a mark lies exactly
 * where its characters are, however they wrap. It is a picture only: what it shows is said in words elsewhere.
 */
export function backdropView(area: HTMLTextAreaElement, layer: HTMLElement) {
  const text = h('div', { class: 'backdrop-text' });
  layer.replaceChildren(text);
  let drawn = '';
  let lit: readonly string[] = [];

  const follow = (): void => {
    // A scroll bar takes its room from the text: the layer has none of its own.
    text.style.width = `${area.clientWidth}px`;
    text.style.transform = `translate(${-area.scrollLeft}px, ${-area.scrollTop}px)`;
  };
  const light = (): void => {
    for (const mark of text.querySelectorAll<HTMLElement>('mark')) {
      const owners = (mark.dataset.owners ?? '').split('\n');
      setAttr(
        mark,
        'data-lit',
        owners.some(owner => lit.includes(owner)),
      );
    }
  };
  area.addEventListener('scroll', follow);
  new ResizeObserver(follow).observe(area);

  return {
    render(stretches: readonly Stretch[]): void {
      const shown = withoutRest(stretches);
      const key = JSON.stringify(shown);
      if (key !== drawn) {
        drawn = key;
        text.replaceChildren(
          ...shown.map(stretch =>
            stretch.mark === null
              ? stretch.text
              : h(
                  'mark',
                  { 'data-mark': stretch.mark, 'data-owners': stretch.owners.join('\n') },
                  stretch.text,
                ),
          ),
          // A last line that is empty still has its height.
          '\u200b',
        );
        light();
      }
      follow();
    },
    /** Makes the marks of these entries stand out; of none, if empty. */
    light(owners: readonly string[]): void {
      lit = owners;
      light();
    },
  };
}

/** As much text behind the last mark as its line may depend on; of a long paste the rest needs no second layout. */
const leastRest = 400;

function withoutRest(stretches: readonly Stretch[]): readonly Stretch[] {
  const last = stretches.at(-1);
  if (last === undefined || last.mark !== null) return stretches;
  const end = last.text.indexOf('\n', leastRest);
  return end < 0 ? stretches : [...stretches.slice(0, -1), { ...last, text: last.text.slice(0, end) }];
}
