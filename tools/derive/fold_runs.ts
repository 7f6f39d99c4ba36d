/** The fold form -> runs of code points that follow one another, as src/text/fold_runs.cpp unpacks them. */
import { headerText } from '../tables/header.ts';
import { packedArray, unitsOf } from '../tables/packed.ts';

interface Run {
  readonly first: number;
  readonly count: number;
  /** Each image ends in the character behind that of the one before; else all are the same. */
  readonly ascends: boolean;
  readonly image: string;
}

/** The image of the code point that stands `by` behind that of `image` in a run. */
function imageAt({ image, ascends }: Pick<Run, 'image' | 'ascends'>, by: number): string {
  if (!ascends) return image;
  return image.slice(0, -1) + String.fromCharCode(image.charCodeAt(image.length - 1) + by);
}

/** The longest run that begins at `first`; one alone does not ascend. */
function runFrom(first: number, image: string, form: ReadonlyMap<number, string>): Run {
  const counted = [false, true].map(ascends => {
    let count = 1;
    while (form.get(first + count) === imageAt({ image, ascends }, count)) ++count;
    return { first, count, ascends, image };
  });
  const [same, ascending] = counted as [Run, Run];
  return image !== '' && ascending.count > same.count ? ascending : same;
}

export function foldRunsHeader(form: ReadonlyMap<number, string>): string {
  const runs: Run[] = [];
  let end = 0;
  for (const [c, image] of form) {
    if (c < 0x80 || c < end) continue;
    const run = runFrom(c, image, form);
    end = c + run.count;
    runs.push(run);
  }
  const ends = [0, ...runs.map(({ first, count }) => first + count)];
  const numbers = [
    ...runs.map(({ first }, i) => first - (ends[i] ?? 0)),
    ...runs.map(({ count, ascends }) => 2 * count + Number(ascends)),
    ...runs.flatMap(({ image }) => unitsOf(`${image}\n`)),
  ];
  return headerText({
    guard: 'CARDMEND_TABLES_FOLD_RUNS_H_',
    doc: 'The fold form as runs of code points.',
    includes: ['<cstddef>', '<cstdint>'],
    body: `inline constexpr std::size_t kFoldRunCount = ${runs.length};\n\n${packedArray('kFoldRuns', numbers)}`,
  });
}
