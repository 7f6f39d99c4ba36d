import { byId } from '../base/elements.ts';

/** What is pressed, chosen and searched for before there is somebody to answer. */
export interface Presses {
  /** The next of them. */
  next(): Promise<void>;
  /** Does them once more, in their places, and keeps no more. */
  again(): void;
}

/** Begins to keep them. A form is not sent meanwhile. */
export function keepPresses(): Presses {
  const kinds = byId<HTMLInputElement>('product');
  let pressed: HTMLElement | null = null;
  let platform: HTMLInputElement | null = null;
  let searched: string | null = null;
  let tell = (): void => undefined;

  const press = (element: HTMLElement | null): void => {
    if (element === null) return;
    pressed = element;
    tell();
  };
  const listeners: Readonly<Record<string, (event: Event) => void>> = {
    click: ({ target }) => press((target as Element).closest<HTMLElement>('button, #product')),
    submit: event => event.preventDefault(),
    keydown: event => {
      const { key, shiftKey, isComposing, target } = event as KeyboardEvent;
      if (key !== 'Enter' || shiftKey || isComposing || (target as Element).id !== 'secret') return;
      event.preventDefault();
      press(byId('bind'));
    },
    change: ({ target }) => {
      if ((target as HTMLInputElement).name !== 'platform') return;
      platform = target as HTMLInputElement;
      tell();
    },
    input: ({ target }) => {
      if (target !== kinds) return;
      searched = kinds.value;
      tell();
    },
  };
  for (const [name, listener] of Object.entries(listeners)) document.addEventListener(name, listener, true);

  return {
    next: () =>
      new Promise<void>(resolve => {
        tell = resolve;
      }),
    again(): void {
      for (const [name, listener] of Object.entries(listeners))
        document.removeEventListener(name, listener, true);
      if (platform !== null) {
        platform.checked = true;
        platform.dispatchEvent(new Event('change', { bubbles: true }));
      }
      if (searched === null) pressed?.click();
      else {
        kinds.value = searched;
        kinds.dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
  };
}
