/** Changing the text of a field so that the browser's undo knows of it. */

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** In UTF-16 units; both the same where nothing is selected. */
export interface Selected {
  readonly start: number;
  readonly end: number;
}

export function selectedIn(field: TextField): Selected {
  const start = field.selectionStart ?? field.value.length;
  return { start, end: field.selectionEnd ?? start };
}

/** How many units two texts have in common, at their beginnings and then at their ends. */
function common(a: string, b: string): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) ++head;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) ++tail;
  return { head, tail };
}

/** A field in a shadow tree is not the document's active element, but its root's. */
export function hasFocus(field: TextField): boolean {
  return (field.getRootNode() as Document | ShadowRoot).activeElement === field;
}

/**
 * Makes the field hold `text`, and selects. Only what differs is replaced, and as if it were typed: setting a value
 * would empty the list of what can be undone. The rest of the page is told by an `input` event either way.
 */
export function write(field: TextField, text: string, { start, end }: Selected): void {
  const old = field.value;
  if (old !== text) {
    const { head, tail } = common(old, text);
    const put = text.slice(head, text.length - tail);
    if (hasFocus(field)) {
      field.setSelectionRange(head, old.length - tail);
      field.ownerDocument.execCommand(put === '' ? 'delete' : 'insertText', false, put);
      // A caret that moves ends the step: else what is typed next would be undone together with this.
      field.setSelectionRange(head, head);
    }
    // A browser without the command, or a field that was left: undo is lost, the text is not.
    if (field.value !== text) {
      field.setRangeText(text, 0, field.value.length, 'end');
      field.dispatchEvent(
        new InputEvent('input', { bubbles: true, data: put, inputType: 'insertReplacementText' }),
      );
    }
  }
  const now = selectedIn(field);
  if (now.start !== start || now.end !== end) field.setSelectionRange(start, end);
}

/** Undoes or redoes one more step of the field, if it has the focus. */
export function step(field: TextField, command: 'undo' | 'redo'): void {
  if (hasFocus(field)) field.ownerDocument.execCommand(command);
}
