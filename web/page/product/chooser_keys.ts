/** What a key does in the chooser. */
export type ChooserKey =
  | { readonly does: 'unfold' }
  /** `selects`: what the field says then is selected, to be typed over. */
  | { readonly does: 'fold'; readonly selects: boolean }
  | { readonly does: 'take' }
  | { readonly does: 'mark'; readonly index: number };

/** The open list: how many options, and which is marked; -1 if none is. */
export interface OpenList {
  readonly size: number;
  readonly active: number;
}

/** How far Page Up and Page Down go. */
const page = 8;

/** What a key does, by the ARIA Authoring Practices; `list` is `null` while it is closed. `null`: it is not for the chooser. */
export function chooserKey(event: KeyboardEvent, list: OpenList | null): ChooserKey | null {
  // Enter and the arrows belong to an input method while it composes.
  if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const { key, altKey } = event;
  if (list === null) {
    return key === 'ArrowDown' || key === 'ArrowUp' || key === 'Enter' ? { does: 'unfold' } : null;
  }
  if (altKey) return key === 'ArrowUp' ? { does: 'fold', selects: false } : null;
  if (key === 'Enter') return { does: 'take' };
  if (key === 'Escape') return { does: 'fold', selects: true };
  const index = markedBy(key, list);
  return index === null ? null : { does: 'mark', index };
}

/** Which option a key marks: arrows go round, pages stop at the ends. */
function markedBy(key: string, { size, active }: OpenList): number | null {
  const within = (index: number): number => Math.max(0, Math.min(size - 1, index));
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % size;
    case 'ArrowUp':
      return (Math.max(0, active) + size - 1) % size;
    case 'PageDown':
      return within(active + page);
    case 'PageUp':
      return within(active - page);
    case 'Home':
      return 0;
    case 'End':
      return within(size - 1);
    default:
      return null;
  }
}
