/** For whoever builds a page: what came from the hub and the lists, how they stand, and that no code did. */
import type { App } from '../app/app.ts';
import { h, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Translate } from '../texts/translate.ts';
import { type Arrival, readTravel, setHubMood, type Travel } from './api.ts';
import type { Following } from './following.ts';
import { happenedRow } from './happened_row.ts';
import { standingFacts } from './standing_facts.ts';

const dayMs = 86_400_000;
/** By how much the clock is wrong that lists are judged by: what is a day off is borne. */
const skews = { right: 0, slow: -2 * dayMs, fast: 3 * dayMs } as const;
type Skew = keyof typeof skews;

const mostRows = 25;

class TravelPanel {
  readonly #app: App;
  readonly #following: Following;
  readonly #box = byId<HTMLDetailsElement>('aid-travel');
  readonly #facts = h('dl', { class: 'facts', id: 'travel-facts' });
  readonly #search = h('p', { class: 'quiet', id: 'travel-search', role: 'status' });
  readonly #rows = h('ol', { class: 'trace', id: 'travel-rows' });
  readonly #mood = h('select', { id: 'travel-mood', onchange: () => void this.#setMood() });
  readonly #skew = h('select', { id: 'travel-skew', onchange: () => void this.#setSkew() });
  readonly #note = h('p', { class: 'quiet', id: 'travel-note', role: 'status' });
  #arrivals: readonly Arrival[] = [];
  #moods: readonly string[] = [];
  #t: Translate | null = null;

  constructor(app: App, following: Following) {
    this.#app = app;
    this.#following = following;
    following.listen(() => void this.#refresh());
    app.onRender(t => {
      if (this.#t === t) this.#draw();
      else this.#speak(t);
    });
    this.#box.addEventListener('toggle', () => void this.#refresh());
    setInterval(() => this.#draw(), 1_000);
  }

  /** Once the gateway has said when reports came to it. */
  async open(): Promise<void> {
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    if (!this.#box.open) return;
    this.#draw();
    this.#take(await readTravel());
    this.#draw();
  }

  #take(travel: Travel | null): void {
    if (this.#t !== null) setText(this.#note, travel === null ? this.#t('aids.unreachable') : '');
    if (travel === null) return;
    this.#arrivals = travel.arrivals;
    const isNew = this.#moods.length !== travel.moods.length;
    this.#moods = travel.moods;
    if (isNew && this.#t !== null) this.#speak(this.#t);
    if (document.activeElement !== this.#mood) this.#mood.value = travel.mood;
  }

  async #setMood(): Promise<void> {
    this.#take(await setHubMood(this.#mood.value));
  }

  async #setSkew(): Promise<void> {
    await this.#following.skew(skews[this.#skew.value as Skew]);
    this.#draw();
  }

  #speak(t: Translate): void {
    this.#t = t;
    const [mood, skew] = [this.#mood.value, this.#skew.value];
    this.#mood.replaceChildren(
      ...this.#moods.map(id =>
        h('option', { value: id, selected: id === mood }, t(`travel.mood.${id}` as 'travel.mood.honest')),
      ),
    );
    this.#skew.replaceChildren(
      ...(Object.keys(skews) as Skew[]).map(id =>
        h('option', { value: id, selected: id === skew }, t(`travel.skew.${id}`)),
      ),
    );
    this.#rows.setAttribute('aria-label', t('travel.list'));
    byId('travel').replaceChildren(
      this.#facts,
      h(
        'div',
        { class: 'mood' },
        h('label', {}, h('span', {}, t('travel.mood')), this.#mood),
        h('label', {}, h('span', {}, t('travel.skew')), this.#skew),
      ),
      this.#note,
      this.#search,
      this.#rows,
    );
    this.#draw();
  }

  #draw(): void {
    const t = this.#t;
    if (t === null || !this.#box.open) return;
    const following = this.#following;
    this.#facts.replaceChildren(...standingFacts(following, this.#app.nameOf, t));
    setText(this.#search, this.#searched(t));
    const rows = following.happened
      .slice(0, mostRows)
      .map(happened => happenedRow(happened, following.parties, this.#arrivals, t));
    this.#rows.replaceChildren(
      ...(rows.length === 0 ? [h('li', { class: 'trace-none' }, t('travel.none'))] : rows),
    );
  }

  /** Of what stands in the form, or was typed to be reported. */
  #searched(t: Translate): string {
    const typed =
      this.#app.reading().result?.code || document.querySelector<HTMLInputElement>('#lost-code')?.value;
    const code = (typed ?? '').replace(/[^0-9A-Za-z]/g, '');
    if (code.length < 4) return t('travel.search-none');
    const { chars, parts, found } = this.#following.received.search(code);
    return t(found ? 'travel.search-found' : 'travel.search-clean', { chars, parts });
  }
}

export const openTravelPanel = (app: App, following: Following): Promise<void> =>
  new TravelPanel(app, following).open();
