import type { CodeForm } from '#tables/forms.ts';

/** The printed groups for a code of so many characters; a single group where none are printed. Empty if not known. */
export function groupsFor({ layouts, lengths, open }: CodeForm, have = 0): readonly number[] {
  const sum = (groups: readonly number[]): number => groups.reduce((total, n) => total + n, 0);
  const printed = layouts.find(groups => sum(groups) >= have) ?? layouts.at(-1);
  if (printed !== undefined) return printed;
  if (open) return [];
  const length = lengths.find(each => each >= have) ?? lengths.at(-1);
  return length === undefined ? [] : [length];
}
