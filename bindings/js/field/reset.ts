/** A form gives its fields back what they began with, and tells none of them. */
import type { TextField } from './edit.ts';

/** Calls when the form around a field was reset. A field may come into its form, or into another one, later. */
export class ResetWatch {
  readonly #field: TextField;
  readonly #then: () => void;
  #form: HTMLFormElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(field: TextField, then: () => void) {
    this.#field = field;
    this.#then = then;
  }

  /** Watches the form that the field is in now. */
  look(): void {
    const { form } = this.#field;
    if (form === this.#form) return;
    this.#form?.removeEventListener('reset', this.#reset);
    form?.addEventListener('reset', this.#reset);
    this.#form = form;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#form?.removeEventListener('reset', this.#reset);
    this.#form = null;
  }

  /** The event comes before the form does it, and may yet be prevented. */
  readonly #reset = (): void => {
    this.#timer = setTimeout(this.#then);
  };
}
