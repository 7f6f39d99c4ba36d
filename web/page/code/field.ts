import type { Span } from '../../../bindings/js/types.ts';

export interface FieldActions {
  changed(raw: string): void;
  submit(): void;
}

export interface Field {
  readonly raw: string;
  /** Puts a text in, as a press on a sample, a candidate or "clear" does. Typed text is never rewritten. */
  put(text: string): void;
  select(span: Span): void;
  focus(): void;
  lock(locked: boolean): void;
}

/**
 * The field for the secret. It is a text area so that a long paste is seen whole and its line breaks stay; Enter still
 * submits. While an input method composes nothing is read: what stands there then is not yet what the person means.
 */
export function secretField(area: HTMLTextAreaElement, actions: FieldActions): Field {
  let composing = false;
  const changed = (): void => {
    fitHeight(area);
    if (!composing) actions.changed(area.value);
  };
  area.addEventListener('input', changed);
  area.addEventListener('compositionstart', () => {
    composing = true;
  });
  area.addEventListener('compositionend', () => {
    composing = false;
    changed();
  });
  area.addEventListener('keydown', event => {
    // 229: browsers that end the composition before they report its Enter.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey) return;
    event.preventDefault();
    actions.submit();
  });
  window.addEventListener('resize', () => fitHeight(area));

  return {
    get raw() {
      return area.value;
    },
    put(text) {
      area.value = text;
      changed();
    },
    select([start, end]) {
      area.focus();
      area.setSelectionRange(start, end);
    },
    focus: () => area.focus(),
    lock(locked) {
      area.readOnly = locked;
    },
  };
}

/** As tall as its text, up to what the style sheet allows. */
function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}
