/** All vectors as questions, and the native answers to them: what every runtime is held against. */
import assert from 'node:assert/strict';
import type { KnownCase } from './known_cases.ts';
import type { VectorAnswers, VectorQuestions } from './vector_answers.ts';
import {
  type CheckCase,
  cases,
  type DictateCase,
  dictateOptions,
  type ExplainCase,
  nativeAnswers,
  optionsOf,
  rawOf,
  withoutSupport,
} from './vectors.ts';

interface LayoutCase extends CheckCase {
  readonly caret?: number;
}

/** The caret is the text's only `|`, or a number beside it. */
export function textAndCaret(one: LayoutCase): readonly [text: string, caret: number] {
  const raw = rawOf(one);
  if (one.caret !== undefined) return [raw, one.caret];
  const at = raw.indexOf('|');
  return [raw.slice(0, at) + raw.slice(at + 1), at];
}

export function allQuestions(): VectorQuestions {
  const files = nativeAnswers('known').filter(line => /^[0-9a-f]+$/.test(line));
  return {
    check: cases<CheckCase>('check').map(one => [rawOf(one), optionsOf(one)]),
    dictation: cases<DictateCase>('dictation').map(one => [rawOf(one), dictateOptions(one)]),
    explain: cases<ExplainCase>('explain').map(({ failure, evidence = null }) => [failure, evidence]),
    detect: cases<CheckCase>('detect').map(rawOf),
    extract: cases<CheckCase>('extract').map(rawOf),
    layout: cases<LayoutCase>('layout').map(one => {
      const { product = 'jd.ecard', field = 'secret' } = one;
      return [...textAndCaret(one), { product, field }];
    }),
    known: cases<KnownCase>('known').map(({ product, has = [], lacks = [] }, i) => [
      product,
      files[i] ?? '',
      [...has, ...lacks],
    ]),
  };
}

/** @returns how many answers there were, which are all native ones, byte for byte */
export function assertAllNative(answers: VectorAnswers): number {
  let count = 0;
  for (const [kind, given] of Object.entries(answers)) {
    const native = kind === 'explain' ? withoutSupport(nativeAnswers(kind)) : nativeAnswers(kind);
    assert.equal(given.length, native.length, kind);
    given.forEach((answer, i) => {
      assert.equal(answer, native[i], `${kind} ${i}`);
    });
    count += given.length;
  }
  return count;
}
