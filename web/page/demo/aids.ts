import type { App } from '../app/app.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { readSamples, type Sample } from './api.ts';
import { faultAid } from './faults.ts';
import { phoneAid } from './phone.ts';

/** The panel beside the form: cards to try, a telephone, faults. Shown only if the gateway is in demo mode. */
export async function openAids(app: App): Promise<void> {
  const samples = await readSamples();
  if (samples === null) return;
  byId('aids').hidden = false;
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = (): void => {
    for (const id of ['aid-samples', 'aid-faults']) byId<HTMLDetailsElement>(id).open = wide.matches;
  };
  wide.addEventListener('change', unfold);
  unfold();

  const phone = phoneAid(
    code => app.fillSms(code),
    () => app.step() === 'sms',
  );
  const faults = faultAid();
  let words: Translate | null = null;
  let step = app.step();
  app.onRender(t => {
    if (words !== t) {
      words = t;
      drawSamples(samples, app, t);
      faults.renderText(t);
      phone.draw(t);
    }
    if (app.step() !== step) {
      step = app.step();
      void phone.refresh(t);
      void faults.refresh();
    }
  });
  await faults.open();
  // A new SMS may come without a change of the page: sent again, or by another tab.
  setInterval(() => {
    if (words !== null && app.step() === 'sms' && !document.hidden) void phone.refresh(words);
  }, 2_000);
}

/** One group of samples lies open at a time, so that the list stays short. */
function drawSamples(samples: readonly Sample[], app: App, t: Translate): void {
  const groups = [...new Set(samples.map(({ group }) => group))];
  const opened = document.querySelector<HTMLElement>('.sample-group[open]')?.dataset.group ?? groups[0];
  byId('samples').replaceChildren(
    ...groups.map(group =>
      h(
        'details',
        { class: 'sample-group', name: 'samples', 'data-group': group, open: group === opened },
        h('summary', {}, t(`samples.${group}` as TextKey)),
        h(
          'ul',
          { class: 'samples' },
          ...samples.filter(sample => sample.group === group).map(sample => sampleElement(sample, app, t)),
        ),
      ),
    ),
  );
}

function sampleElement({ id, raw, product = 'detect' }: Sample, app: App, t: Translate): HTMLElement {
  const press = (): void => app.fillCode(raw, product);
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'sample', 'data-sample': id, onclick: press },
      h('span', { class: 'sample-name' }, t(`sample.${id}` as TextKey)),
      h('span', { class: 'sample-raw code', translate: 'no' }, raw),
    ),
  );
}
