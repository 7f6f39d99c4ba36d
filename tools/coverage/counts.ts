// What was reached of the sources: lines and ways of branches, wherever the counts come from.

/** A place where a program goes one way or another, and how often it went each. */
export type Branch = {
  readonly line: number;
  /** What stands there: the condition, or the case. */
  readonly text: string;
  readonly ways: readonly { readonly name: string; readonly count: number }[];
};

/** What was reached of a file. */
export type FileCounts = {
  /** Relative to the root. */
  readonly file: string;
  /** How often each line that holds code ran. */
  readonly lines: ReadonlyMap<number, number>;
  readonly branches: readonly Branch[];
};

/** Of how many so many. */
export type Share = { readonly reached: number; readonly all: number };

/** A place that no test reached. */
export type Unreached = {
  readonly file: string;
  readonly line: number;
  /** The line, without the spaces around it. */
  readonly text: string;
  /** Empty for a line that never ran; else the condition and the way that it never went. */
  readonly way: string;
};

export function linesOf(counts: readonly FileCounts[]): Share {
  const all = counts.flatMap(({ lines }) => [...lines.values()]);
  return { reached: all.filter(count => count > 0).length, all: all.length };
}

export function branchesOf(counts: readonly FileCounts[]): Share {
  const all = counts.flatMap(({ branches }) => branches.flatMap(({ ways }) => ways));
  return { reached: all.filter(({ count }) => count > 0).length, all: all.length };
}

/** Per cent, as a budget is held against it. */
export function percent({ reached, all }: Share): number {
  return all === 0 ? 100 : (100 * reached) / all;
}

/** All that no test reached, in the order of the files. `textOf` gives the lines of a file. */
export function unreachedOf(
  counts: readonly FileCounts[],
  textOf: (file: string) => readonly string[],
): readonly Unreached[] {
  return counts.flatMap(({ file, lines, branches }) => {
    const text = textOf(file);
    const at = (line: number, way: string) => ({ file, line, text: (text[line - 1] ?? '').trim(), way });
    return [
      ...[...lines].filter(([, count]) => count === 0).map(([line]) => at(line, '')),
      ...branches.flatMap(({ line, text: condition, ways }) =>
        ways.filter(({ count }) => count === 0).map(({ name }) => at(line, `${name}: ${condition}`)),
      ),
    ];
  });
}
