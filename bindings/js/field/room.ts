/** Whether a field of a limited length has room for a code as it is laid out. */
import type { Laid } from '../layout/types.ts';

/** What `layout` puts between groups. */
export const separator = '-';

/** More than any code has. */
const mostTyped = 65;

/** How long a whole code is with its separators; 0 where the card has no groups. */
export function fullLength(layout: (text: string) => Laid): number {
  let full = 0;
  let before = 0;
  for (let typed = 1; typed <= mostTyped; ++typed) {
    const separators = layout('0'.repeat(typed)).value.length - typed;
    // As many characters as a number and a secret have are left as they are.
    if (separators < before) break;
    // What is typed behind the last group that is printed begins one more, which has no end.
    if (separators > before) full = typed - 1 + before;
    before = separators;
  }
  return full;
}

/** The same without separators, the caret where it was among the characters. */
export function withoutSeparators({ value, caret }: Laid): Laid {
  const bare = (text: string) => text.replaceAll(separator, '');
  return { value: bare(value), caret: bare(value.slice(0, caret)).length };
}
