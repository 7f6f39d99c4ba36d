/** The form by which a person reports a card at a platform's desk, and takes it back. */
import type { App } from '../app/app.ts';
import { h } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { type BindPlatform, platformIds } from '../bind/rules.ts';
import { waitInWords } from '../texts/durations.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { type Report, type ReportAnswer, sendReport } from './api.ts';
import type { Following } from './following.ts';

/** `ask`: once more, before it is done. `done`: reported, and can be taken back. */
type Step = 'form' | 'ask' | 'done';

const reasons = ['stolen', 'sold-twice'] as const;

/** How much of a code is shown to know it by. */
const shownChars = 4;

const option = (value: string, text: string, chosen: string): HTMLElement =>
  h('option', { value, selected: value === chosen }, text);

export class ReportForm {
  readonly #app: App;
  readonly #products: readonly string[];
  readonly #body = byId('lost-body');
  readonly #error = h('p', { class: 'error', id: 'lost-error', hidden: true });
  readonly #status = h('p', { class: 'quiet', id: 'lost-status', role: 'status' });
  readonly #place = h('div', {});
  #t: Translate | null = null;
  #step: Step = 'form';
  #platform: BindPlatform;
  #product: string;
  #reason: Report['reason'] = 'stolen';
  /** As it was typed; forgotten when the person is done. */
  #raw = '';
  #code = '';
  #busy = false;

  constructor(app: App, { lists }: Following) {
    this.#app = app;
    this.#products = lists.map(({ product }) => product);
    this.#platform = app.flow().place.platform;
    const { product } = app.reading();
    this.#product = this.#products.find(each => each === product) ?? this.#products[0] ?? '';
    this.#body.replaceChildren(this.#place, this.#error, this.#status);
    app.onRender(t => {
      if (this.#t === t) return;
      this.#t = t;
      this.#say(null);
      this.#draw(t);
    });
  }

  #draw(t: Translate): void {
    const steps = { form: this.#form, ask: this.#ask, done: this.#done };
    const parts = this.#products.length === 0 ? [h('p', {}, t('stolen.nobody'))] : steps[this.#step](t);
    this.#place.replaceChildren(...parts);
  }

  #to(step: Step, focus: string): void {
    this.#step = step;
    this.#say(null);
    if (this.#t !== null) this.#draw(this.#t);
    byId(focus).focus();
  }

  #select(id: string, key: TextKey, options: readonly HTMLElement[], chosen: (value: string) => void) {
    const select = h('select', {
      id,
      onchange: (event: Event) => chosen((event.target as HTMLSelectElement).value),
    });
    select.append(...options);
    return h('label', {}, h('span', {}, this.#t?.(key)), select);
  }

  readonly #form = (t: Translate): HTMLElement[] => {
    const input = h('input', {
      ...{ id: 'lost-code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
      ...{ translate: 'no', enterkeyhint: 'next', 'aria-required': 'true', value: this.#raw },
      'aria-describedby': 'lost-hint lost-error',
      oninput: () => {
        this.#raw = input.value;
        this.#say(null);
      },
    });
    const submit = (event: Event): void => {
      event.preventDefault();
      this.#check();
    };
    const form = h(
      'form',
      { id: 'lost-form', novalidate: true, autocomplete: 'off', method: 'post', onsubmit: submit },
      h(
        'div',
        { class: 'mood' },
        this.#select(
          'lost-platform',
          'stolen.platform',
          platformIds.map(id => option(id, t(`platform.${id}`), this.#platform)),
          value => {
            this.#platform = value as BindPlatform;
          },
        ),
        this.#select(
          'lost-product',
          'stolen.kind',
          this.#products.map(id => option(id, this.#app.nameOf(id), this.#product)),
          value => {
            this.#product = value;
          },
        ),
        this.#select(
          'lost-reason',
          'stolen.why',
          reasons.map(id => option(id, t(`stolen.reason.${id}`), this.#reason)),
          value => {
            this.#reason = value as Report['reason'];
          },
        ),
      ),
      h('label', { class: 'field-label', for: 'lost-code' }, t('code.label')),
      h('div', { class: 'field' }, input),
      h('p', { class: 'hint', id: 'lost-hint' }, t('stolen.hint')),
      h('button', { type: 'submit', class: 'ghost wide', id: 'lost-next' }, t('stolen.report')),
    );
    return [h('p', { class: 'lead' }, t('stolen.lead')), form];
  };

  readonly #ask = (t: Translate): HTMLElement[] => [
    h(
      'p',
      { class: 'lead', id: 'lost-question', tabindex: -1 },
      t('stolen.question', {
        tail: this.#code.slice(-shownChars),
        platform: t(`platform.${this.#platform}`),
      }),
    ),
    h(
      'button',
      { type: 'button', class: 'primary', id: 'lost-confirm', onclick: () => void this.#send('block') },
      t('stolen.confirm'),
    ),
    h(
      'button',
      { type: 'button', class: 'ghost wide', id: 'lost-back', onclick: () => this.#to('form', 'lost-code') },
      t('stolen.back'),
    ),
  ];

  readonly #done = (t: Translate): HTMLElement[] => [
    h('h2', { id: 'lost-done', tabindex: -1 }, t('stolen.done', { tail: this.#code.slice(-shownChars) })),
    h(
      'ol',
      { class: 'lost-next' },
      ...(['stolen.next-all', 'stolen.next-desk', 'stolen.next-found'] as const).map(key =>
        h('li', {}, t(key, { platform: t(`platform.${this.#platform}`) })),
      ),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'ghost wide',
        id: 'lost-withdraw',
        onclick: () => void this.#send('withdraw'),
      },
      t('stolen.withdraw'),
    ),
    h(
      'button',
      { type: 'button', class: 'ghost wide', id: 'lost-end', onclick: () => this.#forget() },
      t('stolen.end'),
    ),
  ];

  /** What was typed must be a code of that kind: another one would protect nothing. */
  #check(): void {
    const result = this.#app.checker()?.check(this.#raw, { product: this.#product });
    const right = result?.verdict === 'valid' || result?.verdict === 'repaired';
    if (result === undefined || !right) {
      this.#say('stolen.wrong');
      byId('lost-code').focus();
      return;
    }
    this.#code = result.code;
    this.#to('ask', 'lost-question');
  }

  async #send(kind: Report['kind']): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#say(null);
    const report = { kind, product: this.#product, secret: this.#code, reason: this.#reason };
    const answer = await sendReport(this.#platform, report);
    this.#busy = false;
    if (!answer.done) this.#refused(answer);
    else if (kind === 'block') this.#to('done', 'lost-done');
    else this.#forget('stolen.withdrawn');
  }

  #refused(answer: Exclude<ReportAnswer, { done: true }>): void {
    if (answer.why !== 'wait') this.#say(`stolen.${answer.why}`);
    else if (this.#t !== null) this.#say('stolen.wait', { time: waitInWords(answer.ms, this.#t) });
  }

  #forget(said?: TextKey): void {
    this.#raw = '';
    this.#code = '';
    this.#app.checker()?.wipe();
    this.#to('form', 'lost-code');
    if (said !== undefined) this.#status.textContent = this.#t?.(said) ?? '';
  }

  #say(key: TextKey | null, params: Readonly<Record<string, string>> = {}): void {
    this.#error.hidden = key === null;
    this.#error.textContent = key === null ? '' : (this.#t?.(key, params) ?? '');
    if (key === null) this.#error.removeAttribute('role');
    else this.#error.setAttribute('role', 'alert');
    this.#status.textContent = '';
  }
}
