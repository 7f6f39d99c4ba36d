/**
 * Scanning a QR code as one more way to fill a field, in any step of the page:
 *
 * ```ts
 * const scan = new Scan({
 *   button: byId('scan'), panel: byId('scan-panel'), pictures: byId('step-code'),
 *   found: text => field.put(text),        // as if it was pasted; nothing was sent
 *   back: () => field.focus(),             // the person wants to type
 *   accepts: text => text.startsWith('CARDMEND:'),  // only where one kind of code is asked for
 * });
 * scan.render(t, locked, other);           // with every drawing of the step
 * scan.close();                            // when the step is left: the camera is given back
 * ```
 *
 * The button is in the page from the start, so that nothing moves; the panel's code, and what reads codes, are loaded at
 * the first press or picture.
 */
import { h, setAttr } from '../base/dom.ts';
import type { Translate } from '../texts/translate.ts';
import { takePictures } from './pictures.ts';
import type { ScanView } from './view.ts';

export interface ScanOptions {
  readonly button: HTMLButtonElement;
  /** An empty, hidden element with a label. */
  readonly panel: HTMLElement;
  /** Where a picture may be dropped or pasted. */
  readonly pictures: HTMLElement;
  /** A text was read, and the panel is closed. Of several codes each is a line. */
  found(text: string): void;
  /** The panel was closed without a text. */
  back(): void;
  /** The scan has begun: whatever else is open gives way. */
  opened?(): void;
  /** Which texts are taken; others are told of as other codes. All, if it is left out. */
  accepts?(text: string): boolean;
}

export class Scan {
  readonly #options: ScanOptions;
  #view: ScanView | null = null;
  #loading: Promise<void> | null = null;
  #t: Translate | null = null;
  #locked = false;
  /** The way that was asked for last while the view was on its way. */
  #wanted: ((view: ScanView) => void) | null = null;

  constructor(options: ScanOptions) {
    this.#options = options;
    options.button.addEventListener('click', () => void this.#open(view => view.open()));
    takePictures(options.pictures, picture => {
      if (!this.#locked) void this.#open(view => view.readPicture(picture));
    });
  }

  /** `locked`: nothing may be changed now. `other`: something else comes first. */
  render(t: Translate, locked: boolean, other: boolean): void {
    const { button } = this.#options;
    this.#t = t;
    this.#locked = locked;
    this.#view?.speak(t);
    setAttr(button, 'hidden', other || this.#view?.isOpen === true);
    button.disabled = locked;
    if (locked && this.#view?.isOpen === true) this.close();
  }

  /** Gives the camera back, and says nothing. */
  close(): void {
    this.#wanted = null;
    this.#view?.close();
    setAttr(this.#options.button, 'hidden', false);
  }

  async #open(way: (view: ScanView) => void): Promise<void> {
    this.#wanted = way;
    try {
      await this.#load();
    } catch {
      this.#tellFailure();
      return;
    }
    if (this.#wanted !== way || this.#view === null) return;
    this.#wanted = null;
    this.#options.opened?.();
    way(this.#view);
    setAttr(this.#options.button, 'hidden', true);
  }

  #tellFailure(): void {
    const { panel } = this.#options;
    panel.replaceChildren(h('p', { role: 'alert' }, this.#t?.('scan.reader')));
    setAttr(panel, 'hidden', false);
  }

  #load(): Promise<void> {
    this.#loading ??= this.#makeView().catch((error: unknown) => {
      // The next press tries again.
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #makeView(): Promise<void> {
    const { panel, found, back, accepts } = this.#options;
    const { ScanView } = await import('./view.ts');
    const view = new ScanView({
      panel,
      found: text => {
        setAttr(this.#options.button, 'hidden', false);
        found(text);
      },
      closed: () => {
        setAttr(this.#options.button, 'hidden', false);
        back();
      },
      ...(accepts !== undefined && { accepts }),
    });
    if (this.#t !== null) view.speak(this.#t);
    this.#view = view;
  }
}
