/** Which changes of a field's state a page is told. */
import type { CheckResult } from '../check/types.ts';
import type { FieldState } from '../field/checked.ts';

/** What a person would be told of a result. */
function wordsOf(result: CheckResult | null): string | undefined {
  const findings = result?.findings.map(({ span, message }) => [span, message]);
  return result === null ? undefined : JSON.stringify([result.verdict, result.product, findings]);
}

/** A text is checked again when its field is left, and mostly nothing else is found. */
export function isNews(state: FieldState, before: FieldState): boolean {
  return (
    state.raw !== before.raw ||
    state.status !== before.status ||
    wordsOf(state.result) !== wordsOf(before.result)
  );
}
