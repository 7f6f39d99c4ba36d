/** What the component shows of an answer: plain data for its template. */
import type { CheckResult } from '../../js/check/types.ts';
import type { Explanation } from '../../js/explain/types.ts';
import { type Cell, cellsOf } from './cells.ts';

export interface CodeView {
  readonly verdict: string;
  readonly cells: readonly Cell[];
  /** The repairs, a sentence for each kind. */
  readonly changes: readonly string[];
  readonly findings: readonly { readonly at: string; readonly message: string; readonly effect: string }[];
  readonly candidates: readonly { readonly display: string; readonly percent: number }[];
}

export const emptyView: CodeView = { verdict: 'empty', cells: [], changes: [], findings: [], candidates: [] };

export function codeView(raw: string, result: CheckResult): CodeView {
  const { verdict, edits, findings, candidates } = result;
  return {
    verdict,
    cells: cellsOf(raw, result),
    changes: edits
      .filter(({ kind }) => kind === 'repair')
      .map(({ message }) => message)
      .filter((message, i, all) => all.indexOf(message) === i),
    findings: findings.map(({ kind, span, message, effect }) => ({
      at: `${kind} ${span[0]}`,
      message,
      effect,
    })),
    candidates: candidates.map(({ display, probability }) => ({
      display,
      percent: Math.round(probability * 100),
    })),
  };
}

export interface GuidanceView {
  readonly tier: string;
  readonly message: string;
  readonly steps: readonly string[];
  readonly support: string;
}

export function guidanceView({ tier, message, plan, support }: Explanation): GuidanceView {
  return { tier, message, steps: plan.map(step => step.message), support };
}
