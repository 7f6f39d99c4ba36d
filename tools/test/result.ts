// What a stage of npm test found.

export type StageResult = {
  readonly passed: number;
  readonly failed: number;
  /** What is shown below the stage's line: the failures in full, or a remark. */
  readonly details: readonly string[];
};

export type Stage = {
  readonly name: string;
  /** True if the stage needs what the build stage makes. */
  readonly needsBuild: boolean;
  readonly run: () => Promise<StageResult>;
};

export function failure(...details: readonly string[]): StageResult {
  return { passed: 0, failed: 1, details };
}

/** A stage that ran no test has proved nothing, so it has failed. */
export function orNothingRan(result: StageResult, what: string): StageResult {
  return result.passed + result.failed > 0 ? result : failure(`no test was run: ${what}`);
}

/** The end of a long output. */
export function tail(output: string, lines: number): string {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
