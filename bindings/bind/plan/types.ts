/** How cards are bound through a platform's interface, as data/schema/plan.schema.json describes it. */

export type Scalar = string | number | boolean | null;
export type Json = Scalar | readonly Json[] | { readonly [name: string]: Json };

/** What must hold of an answer. Several fields of one condition must hold together. */
export interface Condition {
  readonly status?: readonly number[];
  /** A JSON Pointer into the body. */
  readonly at?: string;
  readonly is?: Scalar;
  readonly in?: readonly Scalar[];
  readonly there?: boolean;
}

export interface AnswerShape {
  readonly bound: readonly Condition[];
  readonly refused?: readonly Condition[];
  /** The platform knows of no such request. Of questions alone. */
  readonly unknown?: readonly Condition[];
  /** The platform is not done yet. Of questions alone. */
  readonly open?: readonly Condition[];
  readonly code?: readonly string[];
  readonly text?: readonly string[];
}

export interface RequestPlan {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly json?: Json; readonly form?: Readonly<Record<string, string>> };
  readonly answer: AnswerShape;
}

export interface AccountPlan {
  readonly id: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A plan as its file holds it. */
export interface PlanFile {
  readonly platform: string;
  readonly channel?: string;
  readonly bind: RequestPlan;
  readonly ask?: RequestPlan;
  readonly rate?: { readonly perSecond: number; readonly burst?: number };
  readonly atOnce?: number;
  readonly timeoutMs?: number;
  readonly tries?: number;
  readonly waits?: { readonly leastMs?: number; readonly mostMs?: number };
  readonly stop?: { readonly account?: number; readonly platform?: number };
  readonly accounts?: readonly AccountPlan[];
  readonly ceiling?: { readonly cards?: number; readonly sum?: number };
}

/** A plan with its defaults, and what the environment holds filled in: it is never shown and never kept. */
export interface Plan {
  readonly platform: string;
  readonly channel: string;
  readonly bind: RequestPlan;
  readonly ask: RequestPlan | null;
  readonly rate: { readonly perSecond: number; readonly burst: number };
  readonly atOnce: number;
  readonly timeoutMs: number;
  readonly tries: number;
  readonly waits: { readonly leastMs: number; readonly mostMs: number };
  readonly stop: { readonly account: number; readonly platform: number };
  readonly accounts: readonly AccountPlan[];
  /** `sum` in hundredths of a unit of money. */
  readonly ceiling: { readonly cards: number | null; readonly sum: number | null };
  /** What came from the environment: masked wherever a request is shown. */
  readonly secrets: readonly string[];
}
