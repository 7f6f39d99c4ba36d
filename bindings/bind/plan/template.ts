/** Fills the placeholders of a plan's texts, each place escaped as its kind asks. */
import type { Json, RequestPlan } from './types.ts';

/** What a request is filled with, by the names of the placeholders. */
export type Filling = Readonly<Record<string, string>>;

/** A request that is ready to go. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** `{name}`; `{name|number}` as the whole text of a JSON value is a number. A `$` before it is the environment's. */
export const placeholder = /(?<!\$)\{([a-z][A-Za-z0-9]*)(\|number)?\}/g;
const asNumber = /^\{([a-z][A-Za-z0-9]*)\|number\}$/;

/** Never shorter than the template: a name that has no value is left out. */
export function fill(text: string, filling: Filling, written: (value: string) => string = same): string {
  return text.replace(placeholder, (_, name: string) => written(filling[name] ?? ''));
}

const same = (value: string): string => value;
/** A header is one line of ASCII: what is neither would start another header. */
const inHeader = (value: string): string => value.replace(/[^ -~]/g, '');

function fillJson(value: Json, filling: Filling): Json {
  if (typeof value === 'string') {
    const number = asNumber.exec(value);
    return number === null ? fill(value, filling) : Number(filling[number[1] ?? ''] ?? Number.NaN);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(each => fillJson(each, filling));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fillJson(each, filling)]));
}

function formOf(form: Readonly<Record<string, string>>, filling: Filling): string {
  const fields = Object.entries(form).map(([name, value]) => [name, fill(value, filling)]);
  return new URLSearchParams(fields).toString();
}

/** The request of a card. */
export function outgoing(plan: RequestPlan, filling: Filling): Outgoing {
  const { json, form } = plan.body ?? {};
  const type =
    json !== undefined
      ? { 'content-type': 'application/json' }
      : form !== undefined
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : {};
  const own = Object.entries(plan.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), inHeader(fill(value, filling, inHeader))] as const,
  );
  const written =
    json !== undefined ? JSON.stringify(fillJson(json, filling)) : form ? formOf(form, filling) : null;
  return {
    method: plan.method,
    url: fill(plan.url, filling, encodeURIComponent),
    headers: { ...type, ...Object.fromEntries(own) },
    body: written,
  };
}

/** The names of the placeholders in any text of a value. */
export function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(placeholder)].map(([, name = '']) => name);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}
