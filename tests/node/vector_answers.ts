/** Every vector's answer by one loaded module, in whatever runtime: nothing here asks for files or for Node. */
import type { Cardmend } from '../../dist/index.js';
import { checkAnswer, detectAnswer, dictateAnswer, explainAnswer, extractAnswer } from './answers.ts';

/** The cases as plain data, so that they can be sent to where they are answered. */
export interface VectorQuestions {
  readonly check: readonly (readonly [raw: string, options: object])[];
  readonly dictation: readonly (readonly [raw: string, options: object])[];
  readonly explain: readonly (readonly [failure: object, evidence: object | null])[];
  readonly detect: readonly string[];
  readonly extract: readonly string[];
  readonly layout: readonly (readonly [raw: string, caret: number, options: object])[];
  /** A product, its file in base 16, and what is checked with it. */
  readonly known: readonly (readonly [product: string, hex: string, raws: readonly string[]])[];
}

export type VectorAnswers = Readonly<Record<keyof VectorQuestions, readonly string[]>>;

/** As tests/native/layout/layout_answer.cpp writes it. */
export function layoutAnswer(value: string, caret: number): string {
  const escaped = [...Array(value.length).keys()].map(i => {
    const unit = value.charCodeAt(i);
    if (unit === 0x22 || unit === 0x5c) return `\\${value[i]}`;
    return unit >= 0x20 && unit < 0x7f ? value[i] : `\\u${unit.toString(16).padStart(4, '0')}`;
  });
  return `{"value":"${escaped.join('')}","caret":${caret}}`;
}

export function answersOf(cardmend: Cardmend, asked: VectorQuestions): VectorAnswers {
  const { products } = cardmend;
  return {
    check: asked.check.map(([raw, options]) => checkAnswer(cardmend.check(raw, options), products)),
    dictation: asked.dictation.map(([raw, options]) =>
      dictateAnswer(cardmend.dictate(raw, options), products),
    ),
    explain: asked.explain.map(([failure, evidence]) =>
      explainAnswer(cardmend.explain(failure, evidence ?? undefined)),
    ),
    detect: asked.detect.map(raw => detectAnswer(cardmend.detect(raw))),
    extract: asked.extract.map(raw => extractAnswer(cardmend.extract(raw))),
    layout: asked.layout.map(([raw, caret, options]) => {
      const laid = cardmend.layout(raw, caret, options);
      return layoutAnswer(laid.value, laid.caret);
    }),
    known: asked.known.flatMap(([product, hex, raws]) => {
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], byte => Number.parseInt(byte, 16));
      const { ok } = cardmend.loadKnownCodes(bytes);
      const answers = raws.map(raw => checkAnswer(cardmend.check(raw, { product }), products));
      cardmend.dropKnownCodes(product);
      return [...answers, ok ? hex : ''];
    }),
  };
}
