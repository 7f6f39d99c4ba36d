/**
 * Standard Schema, version 1: the interface by which libraries for forms take any validator. Written out as its authors
 * advise (standardschema.dev), so that a package with types alone is nobody's dependency.
 */

/** What is wrong with a value, and where in it. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** @typeParam Answer whether `validate` answers at once or later */
export interface StandardSchema<
  Input,
  Output,
  Answer = SchemaResult<Output> | Promise<SchemaResult<Output>>,
> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Answer;
    /** For types alone; there is no such value. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

export type SyncSchema<Input, Output> = StandardSchema<Input, Output, SchemaResult<Output>>;
export type AsyncSchema<Input, Output> = StandardSchema<Input, Output, Promise<SchemaResult<Output>>>;

/** Any schema of any vendor. */
export type AnySchema = StandardSchema<unknown, unknown>;
type TypesOf<Schema extends AnySchema> = NonNullable<Schema['~standard']['types']>;
export type InputOf<Schema extends AnySchema> = TypesOf<Schema>['input'];
export type OutputOf<Schema extends AnySchema> = TypesOf<Schema>['output'];

export const vendor = 'cardmend';
