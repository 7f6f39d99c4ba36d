/** What a value of any kind is. */

/** What was given, without saying its content. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Like the names that options take: letters and joints, and a few capitals or digits at the end. A code is not. */
const nameLike = /^[a-z][a-z.-]{0,40}[A-Z\d]{0,4}$/;

/** A name that is none, for a message: said if it reads like one, since a code may have landed in its place. */
export function quoted(value: unknown): string {
  return typeof value === 'string' && nameLike.test(value) ? `"${value}"` : 'of that name';
}
