/**
 * Drawing anew takes the focus away from what was ticked. Call before; the answer, called after, gives it back to the
 * control with the same name.
 */
export function keepFocus(element: HTMLElement): () => void {
  const { activeElement } = document;
  const name = activeElement instanceof HTMLInputElement ? activeElement.name : '';
  if (name === '' || !element.contains(activeElement)) return () => {};
  return () => {
    const inputs = [...element.querySelectorAll('input')];
    inputs.find(input => input.name === name)?.focus();
  };
}
