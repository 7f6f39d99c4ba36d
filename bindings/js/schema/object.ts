/** A schema for what a form sends: an object of schemas, of any vendor's. */
import { keyName } from '../core/key_name.ts';
import {
  type AnySchema,
  type InputOf,
  type OutputOf,
  type SchemaIssue,
  type SchemaResult,
  type StandardSchema,
  vendor,
} from './standard.ts';

type Shape = Readonly<Record<string, AnySchema>>;

type Inputs<S extends Shape> = { [Key in keyof S]: InputOf<S[Key]> };
type Outputs<S extends Shape> = { [Key in keyof S]: OutputOf<S[Key]> };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function joined(keys: readonly string[], results: readonly SchemaResult<unknown>[], value: object) {
  const issues: SchemaIssue[] = [];
  const output: Record<string, unknown> = { ...value };
  results.forEach((result, i) => {
    const key = keys[i] ?? '';
    if (result.issues === undefined) output[key] = result.value;
    else for (const { message, path = [] } of result.issues) issues.push({ message, path: [key, ...path] });
  });
  return issues.length > 0 ? { issues } : { value: output };
}

/**
 * Libraries that validate a whole form at once take this: each field by its schema, other fields as they are. It answers at
 * once if all of its schemas do.
 *
 * @throws TypeError for a field whose schema is none
 */
export function object<const S extends Shape>(shape: S): StandardSchema<Inputs<S>, Outputs<S>> {
  const keys = Object.keys(shape);
  const schemas: readonly AnySchema[] = Object.values(shape);
  const none = schemas.findIndex(schema => typeof schema?.['~standard']?.validate !== 'function');
  if (none >= 0)
    throw new TypeError(
      `object takes schemas by the names of fields, such as { code: card('jd.ecard') }; ${keyName(keys[none] ?? '')} is none`,
    );
  const validate = (value: unknown) => {
    const given = isObject(value) ? value : {};
    const results = schemas.map((schema, i) => schema['~standard'].validate(given[keys[i] ?? '']));
    const done = (all: readonly SchemaResult<unknown>[]) =>
      joined(keys, all, given) as SchemaResult<Outputs<S>>;
    const waits = results.some(result => result instanceof Promise);
    return waits ? Promise.all(results).then(done) : done(results as readonly SchemaResult<unknown>[]);
  };
  return { '~standard': { version: 1, vendor, validate } };
}
