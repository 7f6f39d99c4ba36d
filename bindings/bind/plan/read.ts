/** A plan's file to a plan: checked, filled from the environment, with its defaults. */
import { fromEnvironment } from './environment.ts';
import { type PlanProblem, planProblems } from './problems.ts';
import type { Plan, PlanFile } from './types.ts';

export type PlanRead =
  | { readonly plan: Plan }
  | { readonly problems: readonly PlanProblem[] }
  /** Names that the environment lacks. */
  | { readonly missing: readonly string[] };

/** The account of a plan that names none. */
export const onlyAccount = 'default';

/** The waits and limits where a plan says nothing; 30 s and few retries are what processors of gift cards ask for. */
const usual = {
  rate: { perSecond: 10, burst: 1 },
  atOnce: 4,
  timeoutMs: 30_000,
  tries: 12,
  waits: { leastMs: 1_000, mostMs: 86_400_000 },
  stop: { account: 3, platform: 3 },
} as const;

/** @param value what JSON held */
export function readPlan(value: unknown, env: Readonly<Record<string, string | undefined>>): PlanRead {
  const problems = planProblems(value);
  if (problems.length > 0) return { problems };
  const filled = fromEnvironment(value as PlanFile, env);
  if (filled.missing.length > 0) return { missing: filled.missing };
  const again = planProblems(filled.value);
  if (again.length > 0) return { problems: again };
  const file = filled.value;
  return {
    plan: {
      platform: file.platform,
      channel: file.channel ?? '',
      bind: file.bind,
      ask: file.ask ?? null,
      rate: { ...usual.rate, ...file.rate },
      atOnce: file.atOnce ?? usual.atOnce,
      timeoutMs: file.timeoutMs ?? usual.timeoutMs,
      tries: file.tries ?? usual.tries,
      waits: { ...usual.waits, ...file.waits },
      stop: { ...usual.stop, ...file.stop },
      accounts: file.accounts ?? [{ id: onlyAccount }],
      ceiling: {
        cards: file.ceiling?.cards ?? null,
        sum: file.ceiling?.sum === undefined ? null : Math.round(file.ceiling.sum * 100),
      },
      secrets: filled.secrets,
    },
  };
}
