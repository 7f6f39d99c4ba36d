/**
 * Entries of a list that belong to places in the text (`data-owner`): under the pointer or the focus they make their
 * place stand out. Listens on the list, so that its entries may be drawn anew at any time.
 */
export function emphasise(lists: readonly HTMLElement[], light: (owners: readonly string[]) => void): void {
  const ownersOf = (event: Event): string[] => {
    const entry = (event.target as Element).closest<HTMLElement>('[data-owner]');
    return entry?.dataset.owner === undefined ? [] : [entry.dataset.owner];
  };
  for (const list of lists) {
    for (const type of ['pointerover', 'focusin'])
      list.addEventListener(type, event => light(ownersOf(event)));
    for (const type of ['pointerleave', 'focusout']) list.addEventListener(type, () => light([]));
  }
}
