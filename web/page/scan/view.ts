import { h, icon, setAttr, setText } from '../base/dom.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { Scanner, type ScanState } from './scanner.ts';

export interface ScanViewNeeds {
  /** Filled here, shown while a scan is open; it has a label of its own. */
  readonly panel: HTMLElement;
  found(text: string): void;
  accepts?(text: string): boolean;
  /** The person has given up, or wants to type. */
  closed(): void;
}

/** What to try when a code is not read, the simplest first; last comes typing, which always works. */
const tips = [
  'scan.tip-light',
  'scan.tip-distance',
  'scan.tip-flat',
  'scan.tip-photo',
  'scan.tip-type',
] as const;

/** The panel of a scan: the camera's picture with a frame, how it stands, what to try, the ways out. */
export class ScanView {
  readonly #needs: ScanViewNeeds;
  readonly #scanner: Scanner;
  readonly #status = h('p', { class: 'scan-status', role: 'status' });
  readonly #video = h('video', { muted: true, playsinline: true, 'aria-hidden': 'true' });
  readonly #stage = h(
    'div',
    { class: 'scan-stage' },
    this.#video,
    h('span', { class: 'scan-frame', 'aria-hidden': 'true' }),
  );
  readonly #body = h('div', {});
  readonly #file = h('input', { type: 'file', accept: 'image/*', class: 'scan-file', tabindex: '-1' });
  readonly #again = this.#key('ghost', () => void this.#scanner.start());
  readonly #picture = this.#key('ghost', () => this.#file.click());
  readonly #cancel = this.#key('ghost', () => this.#leave());
  #t: Translate | null = null;

  constructor(needs: ScanViewNeeds) {
    const { panel } = needs;
    this.#needs = needs;
    // Where it is not muted no phone plays it by itself.
    this.#video.muted = true;
    this.#scanner = new Scanner({
      video: this.#video,
      found: text => needs.found(text),
      changed: () => this.#draw(),
      ...(needs.accepts !== undefined && { accepts: needs.accepts }),
    });
    this.#file.addEventListener('change', () => {
      const [picture] = this.#file.files ?? [];
      // The same file may be chosen again.
      this.#file.value = '';
      if (picture !== undefined) this.readPicture(picture);
    });
    panel.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#leave();
    });
    panel.replaceChildren(
      this.#status,
      this.#stage,
      this.#body,
      h('div', { class: 'scan-keys' }, this.#again, this.#picture, this.#cancel, this.#file),
    );
    panel.tabIndex = -1;
  }

  get isOpen(): boolean {
    return this.#scanner.state.step !== 'closed';
  }

  open(): void {
    void this.#scanner.start();
    this.#needs.panel.focus();
  }

  readPicture(picture: Blob): void {
    void this.#scanner.readPicture(picture);
    this.#needs.panel.focus();
  }

  /** The camera is given back; nobody is told. */
  close(): void {
    this.#scanner.close();
  }

  speak(t: Translate): void {
    if (this.#t === t) return;
    this.#t = t;
    this.#draw();
  }

  #leave(): void {
    this.close();
    this.#needs.closed();
  }

  #key(look: string, press: () => void): HTMLButtonElement {
    return h('button', { type: 'button', class: look, onclick: press });
  }

  #draw(): void {
    const t = this.#t;
    const { state } = this.#scanner;
    if (t === null) return;
    setAttr(this.#needs.panel, 'hidden', state.step === 'closed');
    setAttr(this.#needs.panel, 'data-step', state.step);
    setAttr(this.#stage, 'hidden', state.step !== 'starting' && state.step !== 'looking');
    setAttr(this.#again, 'hidden', state.step !== 'failed');
    setText(this.#status, state.step === 'closed' ? '' : t(statusKey(state)));
    setText(this.#again, t('scan.again'));
    setText(this.#picture, t('scan.picture'));
    setText(this.#cancel, t(state.step === 'failed' ? 'scan.type' : 'scan.cancel'));
    setAttr(this.#file, 'aria-label', t('scan.picture'));
    this.#body.replaceChildren(...bodyOf(state, t));
  }
}

function statusKey(state: Exclude<ScanState, { step: 'closed' }>): TextKey {
  switch (state.step) {
    case 'failed':
      return `scan.${state.trouble}`;
    case 'looking':
      return state.slow ? 'scan.slow' : 'scan.looking';
    default:
      return `scan.${state.step}`;
  }
}

/** Where only the picture itself was wrong, there is nothing to hold better. */
const withoutTips: ReadonlySet<string> = new Set([
  'stopped',
  'reader',
  'picture-broken',
  'picture-huge',
  'other',
]);

function bodyOf(state: ScanState, t: Translate): readonly HTMLElement[] {
  const helps =
    (state.step === 'looking' && state.slow) ||
    (state.step === 'failed' && state.trouble.startsWith('picture-none') && !withoutTips.has(state.trouble));
  if (helps)
    return [
      h('ul', { class: 'scan-tips' }, ...tips.map(key => h('li', {}, icon('info'), h('span', {}, t(key))))),
    ];
  if (state.step === 'looking' || state.step === 'starting')
    return [h('p', { class: 'quiet' }, t('scan.drop')), h('p', { class: 'quiet' }, t('scan.privacy'))];
  return [];
}
