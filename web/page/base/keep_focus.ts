/**
 * Drawing anew takes the focus away from what was ticked. Call before; the answer, called after, gives it back to the
 * control with the same name.
 */
export function keepFocus(element: HTMLElement): () => void {
  const { activeElement } = document;
  const named = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement;
  const name = named ? activeElement.name : '';
  if (name === '' || !element.contains(activeElement)) return () => {};
  return () => {
    const controls = [...element.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
    controls.find(control => control.name === name)?.focus();
  };
}
