/** The canonical line of JSON for an answer, as tests/native/support/answer.cpp and its likes write it. */
import type { CheckResult, Detection, DictateResult, Explanation, ExtractedCard } from '../../dist/index.js';

/** JSON in ASCII: the native side escapes everything beyond it. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JSON.stringify has short forms for some controls; the native side writes all of them as \uXXXX. */
function unshortened(json: string): string {
  const short: Record<string, string> = { b: '0008', f: '000c', n: '000a', r: '000d', t: '0009' };
  return json.replace(/\\(["\\]|[bfnrt])/g, (whole, letter: string) =>
    short[letter] ? `\\u${short[letter]}` : whole,
  );
}

/** @param products the module's, in the order of the core's indices */
export function checkAnswer(result: CheckResult, products: readonly string[]): string {
  const { verdict, product, code, number, findings, edits, candidates, doubts } = result;
  return unshortened(
    ascii({
      verdict,
      product,
      code,
      number,
      findings: findings.map(({ kind, span, params }) => ({ kind, span, params: numbers(params, products) })),
      edits: edits.map(({ kind, span, to, why }) => ({ kind, span, to, why })),
      candidates: candidates.map(candidate => ({
        code: candidate.code,
        perMille: Math.round(candidate.probability * 1000),
        changes: candidate.changes,
      })),
      doubts: doubts.map(({ span, index, probability, readings }) => ({
        span,
        index,
        perMille: Math.round(probability * 1000),
        readings: readings.join(''),
      })),
    }),
  );
}

/** The core's three numbers again: a product by its index, texts packed, four characters to a number. */
function numbers(params: Readonly<Record<string, string | number>>, products: readonly string[]): number[] {
  const values = Object.entries(params).map(([name, value]) => {
    if (typeof value === 'number') return value;
    if (name === 'product') return products.indexOf(value);
    return [...value].reduce((sum, c, i) => sum + (c.charCodeAt(0) << (8 * i)), 0);
  });
  return [0, 1, 2].map(i => values[i] ?? 0);
}

export function dictateAnswer(result: DictateResult, products: readonly string[]): string {
  const check = checkAnswer(result, products);
  return `${check.slice(0, -1)},"readBack":${ascii(result.readBack)}}`;
}

export function explainAnswer(explanation: Explanation): string {
  const { tier, cause, causes, plan, retry, disclosure } = explanation;
  const { allowed, afterMs, reason } = retry;
  return ascii({
    tier,
    cause,
    causes: causes.map(one => ({
      cause: one.cause,
      probability: one.probability,
      because: one.because,
    })),
    plan: plan.map(({ remedy, minutes, chance }) => ({ remedy, minutes, chance })),
    retry: { allowed, afterMs, reason },
    disclosure,
  });
}

export function detectAnswer(detections: readonly Detection[]): string {
  return ascii(
    detections.map(({ product, probability, why }) => ({
      product,
      perMille: Math.round(probability * 1000),
      why,
    })),
  );
}

export function extractAnswer(cards: readonly ExtractedCard[]): string {
  return ascii(
    cards.map(card => ({
      product: card.product,
      perMille: Math.round(card.probability * 1000),
      number: card.number,
      secret: card.secret,
      span: card.span,
      numberSpan: card.numberSpan ?? [0, 0],
      secretSpan: card.secretSpan ?? [0, 0],
      value: card.value && {
        hundredths: Math.round(card.value.amount * 100),
        currency: card.value.currency,
      },
      expiry: card.expiry,
      offers: [card.numberOffer ?? '', card.secretOffer ?? ''],
      findings: card.findings.map(({ kind, span, params }) => ({ kind, span, params: numbers(params, []) })),
    })),
  );
}
