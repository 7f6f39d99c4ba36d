import type { CheckResult, Doubt } from '../../../bindings/js/types.ts';
import { h } from '../base/dom.ts';
import { placesInWords } from '../reading/changes.ts';
import type { Translate } from '../texts/translate.ts';

/** More places than these are not set side by side. */
const most = 6;

/** What a place may be: the readings of its look, or those of the candidates. */
function othersOf({ index, readings }: Doubt, { candidates }: CheckResult): readonly string[] {
  const offered = candidates.flatMap(({ changes }) =>
    changes.filter(change => change.index === index && change.from !== '').map(({ to }) => to),
  );
  return [...new Set([...offered, ...readings])].filter(to => to !== '').slice(0, 3);
}

/**
 * The characters in doubt beside what they may be, large and in a face that tells a zero from an O: for comparing with the
 * card. Nothing if no place is in doubt.
 */
export function closerLook(result: CheckResult, groups: readonly number[], t: Translate): HTMLElement[] {
  const rows = result.doubts.flatMap(doubt => {
    const here = result.code[doubt.index];
    const others = othersOf(doubt, result);
    if (here === undefined || others.length === 0) return [];
    const pair = [here, ...others].map(c => h('b', { class: 'closer-glyph' }, c));
    return [h('li', {}, h('span', {}, placesInWords([doubt.index], groups, t)), h('span', {}, ...pair))];
  });
  if (rows.length === 0) return [];
  return [h('div', { class: 'closer' }, h('h2', {}, t('closer.title')), h('ul', {}, ...rows.slice(0, most)))];
}
