// One check's outcome, and how checks are run and told. Shared by tools/lint and tools/test.

/** What one named check found. `problems` is empty exactly if it passed. */
export type Outcome = {
  readonly name: string;
  readonly problems: readonly string[];
};

/** A named check: resolves to its problems, one line (or block) each. */
export type Check = {
  readonly name: string;
  readonly run: () => Promise<readonly string[]> | readonly string[];
};

const SHOWN = 40;

/** Runs one check; a check that throws has failed with what it threw. */
export async function runCheck(check: Check): Promise<Outcome> {
  try {
    return { name: check.name, problems: await check.run() };
  } catch (error) {
    return { name: check.name, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Prints a failed check with at most SHOWN of its problems. */
export function tell(outcome: Outcome): void {
  if (outcome.problems.length === 0) return;
  console.log(`FAILED ${outcome.name}`);
  for (const problem of outcome.problems.slice(0, SHOWN)) {
    console.log(`  ${problem.trimEnd().replaceAll('\n', '\n  ')}`);
  }
  const more = outcome.problems.length - SHOWN;
  if (more > 0) console.log(`  ... and ${more} more`);
}
