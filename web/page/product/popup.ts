import { setAttr } from '../base/dom.ts';

/** The list of a combobox as something that opens under its field and closes again. */
export class Popup {
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #open = false;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  open(): void {
    this.#open = true;
    this.#list.hidden = false;
    setAttr(this.#input, 'aria-expanded', 'true');
    this.#fit();
    window.visualViewport?.addEventListener('resize', this.#fit);
  }

  close(): void {
    this.#open = false;
    this.#list.hidden = true;
    this.#list.replaceChildren();
    setAttr(this.#input, 'aria-expanded', 'false');
    setAttr(this.#input, 'aria-activedescendant', null);
    window.visualViewport?.removeEventListener('resize', this.#fit);
  }

  /** The list ends above the keyboard of a phone. */
  readonly #fit = (): void => {
    const { height = innerHeight, offsetTop = 0 } = window.visualViewport ?? {};
    const room = offsetTop + height - this.#list.getBoundingClientRect().top;
    this.#list.style.setProperty('--room', `${Math.round(room)}px`);
  };
}
