/**
 * Standard Schema: a card's code for whatever takes such a schema, as react-hook-form and TanStack Form do.
 *
 * ```ts
 * import { card } from 'cardmend/schema';
 * const schema = card('jd.ecard', { locale: 'zh-CN' });
 * const said = await schema['~standard'].validate('3f2a-90bc 77de.a41b');
 * if (said.issues) console.log(said.issues[0]?.message);
 * else console.log(said.value); // 3F2A90BC77DEA41B
 * ```
 */
export type { CheckOptions, CheckResult, NamedCheckOptions } from './check/types.ts';
export type { FieldChecker, LoadChecker } from './field/loading.ts';
export { type CardOptions, type CheckedCardOptions, card, type LoadedCardOptions } from './schema/card.ts';
export { object } from './schema/object.ts';
export type {
  AnySchema,
  AsyncSchema,
  InputOf,
  OutputOf,
  SchemaIssue,
  SchemaResult,
  StandardSchema,
  SyncSchema,
} from './schema/standard.ts';
