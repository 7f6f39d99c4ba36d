/** What a plan takes from the environment: `${env:NAME}`. Secrets stand there and never in the file. */

const reference = /\$\{env:([A-Za-z_][A-Za-z0-9_]*)\}/g;

export interface FilledPlan<T> {
  readonly value: T;
  /** Names that the environment does not have, or has empty. */
  readonly missing: readonly string[];
  /** The values that were taken. */
  readonly secrets: readonly string[];
}

/** Replaces every reference in the texts of a value of JSON. */
export function fromEnvironment<T>(
  value: T,
  env: Readonly<Record<string, string | undefined>>,
): FilledPlan<T> {
  const missing = new Set<string>();
  const secrets = new Set<string>();
  const take = (text: string): string =>
    text.replace(reference, (_, name: string) => {
      const found = env[name];
      if (found === undefined || found === '') missing.add(name);
      else secrets.add(found);
      return found ?? '';
    });
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') return take(each);
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, walk(inner)]));
  };
  return { value: walk(value) as T, missing: [...missing], secrets: [...secrets] };
}
