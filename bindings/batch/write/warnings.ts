/** What a person must know of a file's columns before the clean list is used, a sentence each. */
import type { FoundColumns } from '../columns/types.ts';
import type { Tell } from './texts.ts';

export function warningsText(tell: Tell, file: string, { otherSecrets, heading }: FoundColumns): string[] {
  const nameOf = (index: number) => heading?.[index]?.trim() || String(index + 1);
  if (otherSecrets.length === 0) return [];
  return [
    tell('batch.other-secrets', { file, columns: otherSecrets.map(nameOf).join(tell('batch.took-between')) }),
  ];
}
