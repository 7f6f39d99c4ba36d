/** Whoever presses a button to leave a field must not see it move away under the pointer: the click would be lost. */

/** The press that is going on: undefined if there is none. One for all fields, for there is one pointer that matters. */
let press: Promise<void> | undefined;

function begin({ currentTarget }: Event): void {
  press = new Promise(resolve => {
    const end = () => {
      press = undefined;
      for (const type of ends) currentTarget?.removeEventListener(type, end, true);
      // The click comes with the end of the press.
      setTimeout(resolve);
    };
    for (const type of ends) currentTarget?.addEventListener(type, end, true);
  });
}

const ends = ['pointerup', 'pointercancel'];

/** Listens for presses while the field has the focus. */
export function watchPresses(field: HTMLElement): void {
  const page = field.ownerDocument;
  field.addEventListener('focus', () => page.addEventListener('pointerdown', begin, true));
  field.addEventListener('blur', () => page.removeEventListener('pointerdown', begin, true));
}

/** Calls at once if nothing is pressed, else when that is over. */
export function afterPress(then: () => void): void {
  if (press === undefined) then();
  else void press.then(then);
}
