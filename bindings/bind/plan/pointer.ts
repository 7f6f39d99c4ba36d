/** JSON Pointers (RFC 6901) into an answer, and the conditions of a plan over it. */
import { type Filling, fill } from './template.ts';
import type { Condition, Scalar } from './types.ts';

/** An answer as far as conditions see it. `body` is undefined where it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The value at a pointer; undefined if there is none. Own fields only: an answer cannot name what every object has. */
export function at(body: unknown, pointer: string): unknown {
  let here = body;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here;
}

/** The first of the pointers at which there is a text or a number, as text; '' if there is none. */
export function textAt(body: unknown, pointers: readonly string[] = []): string {
  for (const pointer of pointers) {
    const found = at(body, pointer);
    if (typeof found === 'string' && found !== '') return found.slice(0, 4096);
    if (typeof found === 'number' && Number.isFinite(found)) return String(found);
  }
  return '';
}

function holds(condition: Condition, answer: Answer, filling: Filling): boolean {
  if (condition.status !== undefined && !condition.status.includes(answer.status)) return false;
  if (condition.at === undefined) return true;
  const found = at(answer.body, condition.at);
  const wanted = (value: Scalar) => (typeof value === 'string' ? fill(value, filling) : value);
  if (condition.there !== undefined && (found !== undefined) !== condition.there) return false;
  if (condition.is !== undefined && found !== wanted(condition.is)) return false;
  return condition.in === undefined || condition.in.some(value => found === wanted(value));
}

/** Whether all conditions hold; none at all never do. */
export function allHold(
  conditions: readonly Condition[] | undefined,
  answer: Answer,
  filling: Filling,
): boolean {
  return (
    conditions !== undefined &&
    conditions.length > 0 &&
    conditions.every(condition => holds(condition, answer, filling))
  );
}
