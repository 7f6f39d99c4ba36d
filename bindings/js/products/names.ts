/** A product's names by locale: which there must be, and which another one stands for. */
import { isObject } from '../core/values.ts';

export interface LocaleRule {
  readonly id: string;
  /** Whose name stands for one that there is not in this one. */
  readonly fallback?: string | undefined;
}

type Names = Readonly<Record<string, string>>;

/** The name in a locale or in its fallback; empty if there is neither. */
export function nameIn(names: object, { id, fallback }: LocaleRule): string {
  return (names as Names)[id] ?? (fallback === undefined ? '' : ((names as Names)[fallback] ?? ''));
}

const isName = (value: unknown) => typeof value === 'string' && value.length >= 1 && value.length <= 200;

/** A name in every locale; notes each that is missing or none. */
export function readNames(
  value: unknown,
  locales: readonly LocaleRule[],
  complain: (field: string, message: string) => void,
): Names {
  const needed = locales.filter(({ fallback }) => fallback === undefined).map(({ id }) => id);
  if (!isObject(value)) {
    complain('name', `must be an object with a text for ${needed.join(' and for ')}`);
    return {};
  }
  for (const { id } of locales) {
    const absent = value[id] === undefined && !needed.includes(id);
    if (!absent && !isName(value[id])) complain(`name.${id}`, 'must be a text of 1 to 200 characters');
  }
  return Object.fromEntries(locales.map(locale => [locale.id, nameIn(value, locale)]));
}
