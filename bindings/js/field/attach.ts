/** A field whose text is laid out after each change. */

import type { CheckOptions } from '../check/types.ts';
import type { Checks } from '../checks.ts';
import type { Laid } from '../layout/types.ts';
import { hasFocus, type Selected, selectedIn, step, type TextField, write } from './edit.ts';
import { hintsOf } from './hints.ts';
import { fullLength, separator, withoutSeparators } from './room.ts';
import type { CodeField } from './types.ts';

export interface FieldOptions extends CheckOptions {
  /**
   * Called with the field's text when it has changed and is laid out; never while an input method composes, but as soon
   * as that is over, and once more when what was composed is laid out.
   */
  readonly onChange?: ((raw: string) => void) | undefined;
}

export interface AttachedField {
  /** What stands in the field. */
  readonly raw: string;
  /** Replaces the whole text, as a button does; it is laid out, can be undone if the field has the focus, and is told. */
  put(text: string): void;
  /** Lays the text out for another card. Without a product the text stays as it is. */
  setProduct(product: CheckOptions['product'], field?: CheckOptions['field']): void;
  /** Takes everything back but the text. */
  detach(): void;
}

/**
 * Lays out what is typed into a field. Where its `maxlength` has no room for a whole code with separators, the code stands
 * without any.
 *
 * @param element an `<input>` or a `<textarea>`, of a type that has a caret, such as `text`, `search`, `tel` or `password`
 * @throws TypeError if it has none; what `layout` throws for an unknown product
 */
export function attachField(
  element: CodeField,
  cardmend: Pick<Checks, 'layout' | 'keyboard'>,
  { onChange, ...options }: FieldOptions = {},
): AttachedField {
  // The declarations name no type of the page, so that they can be read without its libraries.
  const input = element as TextField;
  if (input.selectionStart === null) {
    throw new TypeError('attachField takes a field with a caret, such as <input type="text"> or <textarea>');
  }
  const hints = hintsOf(input);
  hints.set(cardmend.keyboard(options));
  const field = new Attachment(input, cardmend, options, onChange);
  const stop = field.listen();
  return {
    get raw() {
      return input.value;
    },
    put: text => field.put(text),
    setProduct(product, kind = options.field) {
      const next: CheckOptions = { ...(product && { product }), ...(kind && { field: kind }) };
      hints.set(cardmend.keyboard(next));
      field.choose(next);
    },
    detach() {
      stop();
      hints.restore();
    },
  };
}

class Attachment {
  readonly #input: TextField;
  readonly #cardmend: Pick<Checks, 'layout'>;
  readonly #onChange: ((raw: string) => void) | undefined;
  #options: CheckOptions;
  #composing = false;
  /** Events that come meanwhile are our own. */
  #writing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the text becomes if a browser takes the separator alone, though the caret was moved past it. */
  #slip: string | null = null;
  /** How long a whole code is in its layout. */
  #full: number | undefined;
  /** What was told last. */
  #heard = '';

  constructor(
    input: TextField,
    cardmend: Pick<Checks, 'layout'>,
    options: CheckOptions,
    onChange: ((raw: string) => void) | undefined,
  ) {
    this.#input = input;
    this.#cardmend = cardmend;
    this.#options = options;
    this.#onChange = onChange;
    // A text in a field that is being typed into may be half of a composition: its next event lays it out.
    if (!hasFocus(input)) this.#relay();
  }

  listen(): () => void {
    const listeners: readonly (readonly [string, (event: Event) => void])[] = [
      ['beforeinput', event => this.#before(event as InputEvent)],
      ['input', event => this.#after(event as InputEvent)],
      ['compositionstart', () => this.#compose()],
      ['compositionend', () => this.#composed()],
      // Put in while the field had the focus, and before this was attached.
      ['change', () => this.#relay()],
    ];
    for (const [type, listener] of listeners) this.#input.addEventListener(type, listener);
    return () => {
      clearTimeout(this.#timer);
      for (const [type, listener] of listeners) this.#input.removeEventListener(type, listener);
    };
  }

  put(text: string): void {
    const laid = this.#layout(text, text.length);
    // The same text again is no reason to move the caret of whoever is typing.
    if (laid.value !== this.#input.value) this.#write(laid.value, { start: laid.caret, end: laid.caret });
    this.#tell();
  }

  choose(options: CheckOptions): void {
    this.#options = options;
    this.#full = undefined;
    if (!this.#composing) this.#relay();
  }

  /** Nobody has typed: only a text that became another is told. */
  #relay(): void {
    const old = this.#input.value;
    this.#settle('');
    if (this.#input.value !== old) this.#tell();
  }

  #layout(text: string, caret: number): Laid {
    const laid = this.#cardmend.layout(text, caret, this.#options);
    return laid.value !== text && this.#isTight() ? withoutSeparators(laid) : laid;
  }

  /** A whole code would find no room for its separators in the field: then it has none. */
  #isTight(): boolean {
    const { maxLength } = this.#input;
    if (maxLength < 0) return false;
    this.#full ??= fullLength(text => this.#cardmend.layout(text, 0, this.#options));
    return this.#full > maxLength;
  }

  /** The unit at `at` is a separator that layout has put there, or would put there with the next character. */
  #isSeparator(text: string, at: number): boolean {
    if (text[at] !== separator) return false;
    const next = at + 1 === text.length ? (text[at - 1] ?? '') : '';
    const whole = text + next;
    const without = text.slice(0, at) + text.slice(at + 1) + next;
    return next !== separator && this.#layout(without, 0).value === whole && without !== whole;
  }

  /** Deleting over a separator means the character, or the word, beyond it: the caret goes there, and the browser deletes. */
  #before({ inputType, isComposing }: InputEvent): void {
    this.#slip = null;
    if (this.#writing || this.#composing || isComposing) return;
    const { value } = this.#input;
    const { start, end } = selectedIn(this.#input);
    if (start !== end) return;
    const back = inputType === 'deleteContentBackward' || inputType === 'deleteWordBackward';
    // A separator at the very end was typed: it goes by itself.
    const at = back && start < value.length ? start - 1 : start;
    if (!back && inputType !== 'deleteContentForward' && inputType !== 'deleteWordForward') return;
    if (at < 0 || at + 1 >= value.length || !this.#isSeparator(value, at)) return;
    const caret = back ? at : at + 1;
    this.#input.setSelectionRange(caret, caret);
    this.#slip = value.slice(0, at) + value.slice(at + 1);
  }

  #after({ inputType = '', isComposing }: InputEvent): void {
    if (this.#writing || this.#composing || isComposing) return;
    clearTimeout(this.#timer);
    if (inputType === 'historyUndo' || inputType === 'historyRedo') this.#skip(inputType);
    else this.#settle(inputType);
    this.#tell();
  }

  #compose(): void {
    this.#composing = true;
    clearTimeout(this.#timer);
  }

  /**
   * Some browsers send the last `input` event before this one, some after it, and some change the text in between: a task
   * later all of that is over. An Enter may come sooner, so what stands here is told at once.
   */
  #composed(): void {
    this.#composing = false;
    this.#tell();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#settle('');
      if (this.#input.value !== this.#heard) this.#tell();
    });
  }

  /**
   * What was typed and what it was laid out as are two steps to the browser, and one to a person: the text between the two
   * is passed over. Redone, the caret is where it was then.
   */
  #skip(inputType: 'historyUndo' | 'historyRedo'): void {
    const { value, caret } = this.#layout(this.#input.value, selectedIn(this.#input).end);
    if (value === this.#input.value) return;
    this.#writing = true;
    try {
      step(this.#input, inputType === 'historyUndo' ? 'undo' : 'redo');
    } finally {
      this.#writing = false;
    }
    if (value === this.#input.value) this.#input.setSelectionRange(caret, caret);
  }

  #settle(inputType: string): void {
    const { start, end } = selectedIn(this.#input);
    const { text, caret } = this.#meant(inputType, this.#input.value, end);
    const { maxLength } = this.#input;
    const laid = this.#layout(text, caret);
    // What is more than a whole code may find no room for another separator.
    if (maxLength < 0 || laid.value.length <= maxLength) {
      const from = start === end ? laid.caret : this.#layout(text, start).caret;
      if (laid.value !== this.#input.value || laid.caret !== end)
        this.#write(laid.value, { start: from, end: laid.caret });
    }
  }

  /** The text after an edit as the person meant it. */
  #meant(inputType: string, value: string, caret: number): { text: string; caret: number } {
    const slipped = this.#slip === value;
    this.#slip = null;
    if (slipped && inputType === 'deleteContentBackward') {
      const from = caret - ([...value.slice(0, caret)].at(-1)?.length ?? 0);
      return { text: value.slice(0, from) + value.slice(caret), caret: from };
    }
    if (slipped && inputType === 'deleteContentForward') {
      const to = caret + ([...value.slice(caret)][0]?.length ?? 0);
      return { text: value.slice(0, caret) + value.slice(to), caret };
    }
    // The last character of a group goes with the separator before it, which it had brought.
    const last = value.length - 1;
    if (inputType.startsWith('delete') && caret === value.length && this.#isSeparator(value, last)) {
      return { text: value.slice(0, last), caret: last };
    }
    return { text: value, caret };
  }

  #write(text: string, selected: Selected): void {
    this.#writing = true;
    try {
      write(this.#input, text, selected);
    } finally {
      this.#writing = false;
    }
  }

  #tell(): void {
    this.#heard = this.#input.value;
    this.#onChange?.(this.#heard);
  }
}
