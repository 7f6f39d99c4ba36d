/** Writes tables packed, as src/base/packed.h reads them: numbers in a row, each as UTF-8 writes a code point. */
import { numberBytes } from '../../bindings/js/knowledge/numbers.ts';
import { unsignedArray } from './header.ts';

/** The numbers of a text: those of its UTF-16 units. */
export function unitsOf(text: string): number[] {
  return text.split('').map(unit => unit.charCodeAt(0));
}

/** A text behind its length. */
export function packedText(text: string): number[] {
  return [text.length, ...unitsOf(text)];
}

/** A number that may be below 0, as `Packed::difference` reads it. */
export function packedDifference(difference: number): number {
  return difference < 0 ? -2 * difference - 1 : 2 * difference;
}

/** A set of small numbers, as runs: how many, and for each the gap before it and its length. */
export function packedSet(numbers: Iterable<number>): number[] {
  const runs: number[] = [];
  let next = 0;
  for (const n of [...numbers].sort((a, b) => a - b)) {
    const last = runs.length - 1;
    if (last > 0 && n === next) runs[last] = (runs[last] ?? 0) + 1;
    else runs.push(n - next, 1);
    next = n + 1;
  }
  return [runs.length / 2, ...runs];
}

/** Numbers that ascend: how many there are, and how far each is above the one before. */
export function packedAscending(numbers: readonly number[]): number[] {
  return [numbers.length, ...numbers.map((n, i) => n - (numbers[i - 1] ?? 0))];
}

export function packedArray(name: string, numbers: Iterable<number>): string {
  return unsignedArray('std::uint8_t', name, [...numbers].flatMap(numberBytes));
}
