/** The cases of tests/vectors, in the order in which the native runner takes them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Evidence, Failure, InputWay } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';

export interface CheckCase {
  readonly name: string;
  readonly raw?: string;
  /** For what JSON in UTF-8 cannot hold. */
  readonly units?: readonly number[];
  readonly repeat?: number;
  /** `jd.ecard` if omitted; `detect` to leave it open. */
  readonly product?: string;
  /** `secret` if omitted. */
  readonly field?: 'secret' | 'number';
  readonly input?: InputWay;
  readonly finished?: boolean;
}

/** The frozen products are known to the test module alone, so their ids are no ProductId. */
export function optionsOf({
  product = 'jd.ecard',
  field = 'secret',
  input = 'mixed',
  finished = false,
}: CheckCase) {
  const options = { field, input, finished };
  return product === 'detect' ? options : { product, ...options };
}

export interface ExplainCase {
  readonly name: string;
  readonly failure: Failure;
  readonly evidence?: Evidence;
}

export interface DictateCase extends CheckCase {
  readonly locale: 'zh-CN' | 'en';
}

export function dictateOptions({ product = 'jd.ecard', field = 'secret', locale }: DictateCase) {
  return product === 'detect' ? { field, locale } : { product, field, locale };
}

export function cases<T>(folder: string): T[] {
  const path = join(root, 'tests/vectors', folder);
  return readdirSync(path)
    .filter(file => file.endsWith('.json'))
    .sort()
    .flatMap(file => (JSON.parse(readFileSync(join(path, file), 'utf8')) as { cases: T[] }).cases);
}

export function rawOf({ raw, units, repeat = 1 }: CheckCase): string {
  return (units ? String.fromCharCode(...units) : (raw ?? '')).repeat(repeat);
}

/** The lines that the native runner wrote; it must have run before. */
export function nativeAnswers(name: string): string[] {
  const path = join(root, `build/native-debug/tests/native/answers/${name}.jsonl`);
  return readFileSync(path, 'latin1').trimEnd().split('\n');
}

/** Of the native answers what the public one has too: the support is given in words there, not by its id. */
export function withoutSupport(native: readonly string[]): string[] {
  return native.map(line => line.replace(/,"support":"[a-z-]+"\}$/, '}'));
}

/** The answers to the cases are the native ones, byte for byte. */
export function assertNative(
  all: readonly { readonly name: string }[],
  answers: readonly string[],
  native: readonly string[],
): void {
  assert.equal(answers.length, native.length);
  answers.forEach((answer, i) => {
    assert.equal(answer, native[i], all[i]?.name);
  });
}
