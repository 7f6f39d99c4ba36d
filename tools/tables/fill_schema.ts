/**
 * Two words of the project's own in data/schema/*.schema.json, which stand for what other data list:
 *
 *   localized: SCHEMA   an object with a value of SCHEMA for each locale that has no fallback, and maybe for the others
 *   idOf: FILE          an id of the rows of data/FILE.json
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../bindings/js/core/values.ts';
import type { CheckDigits } from './check_digits.ts';
import type { Locales } from './locales.ts';

export interface SchemaLists {
  readonly locales: Locales['rows'];
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

export function schemaLists({ rows: locales }: Locales, { rows }: CheckDigits): SchemaLists {
  return { locales, ids: { check_digits: rows.map(({ id }) => id) } };
}

/** A schema of JSON Schema alone. */
export function fillSchema(schema: unknown, lists: SchemaLists): unknown {
  if (Array.isArray(schema)) return schema.map(each => fillSchema(each, lists));
  if (!isObject(schema)) return schema;
  const { localized, idOf, ...rest } = schema;
  const filled: Record<string, unknown> = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, fillSchema(value, lists)]),
  );
  if (localized !== undefined) {
    filled.type = 'object';
    filled.required = lists.locales.filter(({ fallback }) => fallback === undefined).map(({ id }) => id);
    filled.additionalProperties = false;
    filled.properties = Object.fromEntries(lists.locales.map(({ id }) => [id, localized]));
  }
  if (typeof idOf === 'string') filled.enum = lists.ids[idOf];
  return filled;
}

/** The text of a schema as the package has it. */
export function publishedSchema(
  root: string,
  name: string,
  { locales, checkDigits }: { readonly locales: Locales; readonly checkDigits: CheckDigits },
): string {
  const schema: unknown = JSON.parse(readFileSync(join(root, `data/schema/${name}.schema.json`), 'utf8'));
  return `${JSON.stringify(fillSchema(schema, schemaLists(locales, checkDigits)), null, 2)}\n`;
}
