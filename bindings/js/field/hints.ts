/** What a browser is told of a field for a code: which keyboard, and to keep its hands off. */

import type { Keyboard } from '../layout/types.ts';
import type { TextField } from './edit.ts';

/** Nothing of a code is kept, corrected or sent to be spelled. */
const handsOff = { autocomplete: 'off', autocorrect: 'off', spellcheck: 'false' };

const hints = (keyboard: Keyboard | null): Record<string, string> => ({
  ...(keyboard !== null && {
    inputmode: keyboard === 'digits' ? 'numeric' : 'text',
    autocapitalize: keyboard === 'capitals' ? 'characters' : 'none',
  }),
  ...handsOff,
});

export interface Hints {
  /** `null` while nobody knows what is typed. */
  set(keyboard: Keyboard | null): void;
  /** Puts back what was there before, but for what somebody else has changed since. */
  restore(): void;
}

export function hintsOf(field: TextField): Hints {
  const before = new Map<string, string | null>();
  const written = new Map<string, string>();
  return {
    set(keyboard) {
      for (const [name, value] of Object.entries(hints(keyboard))) {
        if (!before.has(name)) before.set(name, field.getAttribute(name));
        written.set(name, value);
        if (field.getAttribute(name) !== value) field.setAttribute(name, value);
      }
    },
    restore() {
      for (const [name, value] of before) {
        if (field.getAttribute(name) !== written.get(name)) continue;
        if (value === null) field.removeAttribute(name);
        else field.setAttribute(name, value);
      }
    },
  };
}
