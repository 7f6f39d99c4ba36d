import type { Checker } from 'cardmend/check';
import { type AttachedField, attachField } from 'cardmend/field';
import type { Span } from '../../../bindings/js/types.ts';
import type { Choice } from '../product/catalog.ts';

export interface FieldActions {
  changed(raw: string): void;
  submit(): void;
}

export interface Field {
  readonly raw: string;
  /** An input method is at work: what stands here is not read yet, and must not be replaced. */
  readonly composing: boolean;
  /** Puts a text in, as a press on a sample, a candidate or "clear" does. */
  put(text: string): void;
  select(span: Span): void;
  focus(): void;
  /** Empties the field without telling anybody. */
  forget(): void;
  lock(locked: boolean): void;
  /** What is typed as is, and grouped as on the card that was chosen; without the module and a choice, neither. */
  serve(checker: Checker | null, choice: Choice): void;
}

type Typed = HTMLTextAreaElement | HTMLInputElement;

/**
 * A field for the secret or the number. Enter submits, in a text area too: it is one for the sake of a long paste, which
 * is seen whole there and keeps its line breaks. While an input method composes nothing is read: what stands there then
 * is not yet what the person means.
 */
export class CodeField implements Field {
  readonly #field: Typed;
  readonly #kind: 'secret' | 'number';
  readonly #actions: FieldActions;
  #composing = false;
  #served: Checker | null = null;
  #attached: AttachedField | null = null;
  /**
   * What came as a whole stays as it came: its own groups tell where a character was lost. Until the field is empty again.
   */
  #asIs = false;
  /** What stood there before that. */
  #before = '';

  constructor(field: Typed, kind: 'secret' | 'number', actions: FieldActions) {
    this.#field = field;
    this.#kind = kind;
    this.#actions = actions;
    this.#listen();
    window.addEventListener('resize', () => fitHeight(field));
  }

  get raw(): string {
    return this.#field.value;
  }

  get composing(): boolean {
    return this.#composing;
  }

  put(text: string): void {
    this.#asIs = text !== '';
    this.#before = '';
    if (this.#attached !== null) this.#attached.put(text);
    else {
      this.#field.value = text;
      this.#changed();
    }
  }

  select([start, end]: Span): void {
    this.#field.focus();
    this.#field.setSelectionRange(start, end);
  }

  focus(): void {
    this.#field.focus();
  }

  forget(): void {
    this.#field.value = '';
  }

  lock(locked: boolean): void {
    this.#field.readOnly = locked;
  }

  serve(checker: Checker | null, choice: Choice): void {
    const product = choice === 'detect' ? undefined : choice;
    if (checker === this.#served) {
      this.#attached?.setProduct(product);
      return;
    }
    this.#attached?.detach();
    this.#served = checker;
    this.#attached = checker === null ? null : this.#attach(checker, product);
  }

  #attach(checker: Checker, product: string | undefined): AttachedField {
    return attachField(
      this.#field,
      leaving(checker, () => this.#asIs),
      {
        ...(product !== undefined && { product }),
        field: this.#kind,
        onChange: () => this.#changed(),
      },
    );
  }

  #changed(): void {
    // Emptied, or the paste undone.
    if (this.#field.value === '' || this.#field.value === this.#before) this.#asIs = false;
    fitHeight(this.#field);
    if (!this.#composing) this.#actions.changed(this.#field.value);
  }

  #listen(): void {
    const field = this.#field;
    // In the capturing phase: before the module lays anything out.
    field.addEventListener(
      'beforeinput',
      event => {
        if (!comesWhole(field, event as InputEvent)) return;
        this.#asIs = true;
        this.#before = field.value;
      },
      true,
    );
    // Once attached, the module tells of changes itself, after it has laid the text out.
    field.addEventListener('input', () => {
      if (this.#attached === null) this.#changed();
      else fitHeight(field);
    });
    field.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    field.addEventListener('compositionend', () => {
      this.#composing = false;
      if (this.#attached === null) this.#changed();
    });
    field.addEventListener('keydown', event => this.#submitOnEnter(event as KeyboardEvent));
  }

  #submitOnEnter(event: KeyboardEvent): void {
    // 229: browsers that end the composition before they report its Enter.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey) return;
    event.preventDefault();
    this.#actions.submit();
  }
}

/** A paste, or what a phone offers to fill in, that takes the place of all there was. */
function comesWhole(field: Typed, { inputType, data }: InputEvent): boolean {
  const replaces = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const isPut = inputType === 'insertFromPaste' || inputType === 'insertFromDrop';
  return replaces && (isPut || (data ?? '').length >= leastWhole);
}

/** Shorter than any code; more than an input method commits for a key. */
const leastWhole = 5;

/** The module's layout, for a field whose text it must leave alone at times. */
function leaving(checker: Checker, isLeft: () => boolean): Pick<Checker, 'layout' | 'keyboard'> {
  return {
    layout: (raw, caret, options) =>
      isLeft() ? { value: raw, caret: Math.min(caret, raw.length) } : checker.layout(raw, caret, options),
    keyboard: options => checker.keyboard(options),
  };
}

/** A text of this length fills the field in any type: measuring it would take long for nothing. */
const leastTall = 2_000;

/** As tall as its text, up to what the style sheet allows. */
function fitHeight(field: Typed): void {
  if (!(field instanceof HTMLTextAreaElement)) return;
  if (field.value.length > leastTall) {
    field.style.height = '100vh';
    return;
  }
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
