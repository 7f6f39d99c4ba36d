import type { App } from '../app/app.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { readSamples, type Sample } from './api.ts';
import { moodAid } from './mood.ts';
import { phoneAid } from './phone.ts';
import { snippetAid } from './snippet.ts';
import { traceView } from './trace_view.ts';

/** What lies open beside the form on a desk, and is folded beneath it on a phone. */
const unfolded = ['aid-samples', 'aid-mood'];

function foldByWidth(): void {
  const wide = matchMedia('(min-width: 64rem)');
  const unfold = (): void => {
    for (const id of unfolded) byId<HTMLDetailsElement>(id).open = wide.matches;
  };
  wide.addEventListener('change', unfold);
  unfold();
}

/** The telephone of the demo person, for whatever the page asks for. */
function phoneFor(app: App, refreshed: () => void, renew: () => void) {
  return phoneAid({
    use: text => app.fillAnswer(text),
    asked: () => app.asked(),
    attempt: () => app.flow().attempt,
    awaitsReceipt: () => {
      const { step, attempt } = app.flow();
      return step === 'done' && attempt?.state === 'pending' && attempt.arrival?.when === 'after-receipt';
    },
    received: refreshed,
    renew,
  });
}

/** The panel beside the form: cards to try, a telephone, the gateway's mood, what happened. Only in demo mode. */
export async function openAids(app: App): Promise<void> {
  const samples = await readSamples();
  if (samples === null) return;
  byId('aids').hidden = false;
  foldByWidth();
  const renew = (): void => {
    if (words !== null) void phone.refresh(words);
  };
  const phone = phoneFor(app, () => app.look(), renew);
  const mood = moodAid(ms => app.setSkew(ms));
  const trace = traceView(app.trace, () => ({ ...app.flow().place }));
  const snippet = snippetAid();
  let words: Translate | null = null;
  let { step } = app.flow();
  app.onRender(t => {
    if (words !== t) {
      words = t;
      drawSamples(samples, app, t);
      mood.renderText(t);
      trace.renderText(t);
    }
    snippet.render(app.flow().place, t);
    phone.draw(t);
    if (app.flow().step !== step) {
      step = app.flow().step;
      void phone.refresh(t);
      void mood.refresh();
    }
  });
  await mood.open();
  // A new SMS or token may come without a change of the page: sent again, or by another tab.
  setInterval(() => {
    if (app.asked() !== null && !document.hidden) renew();
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

function sampleElement(
  { id, raw, product = 'detect', platform }: Sample,
  app: App,
  t: Translate,
): HTMLElement {
  const press = (): void => app.fillCode(raw, product, platform);
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
