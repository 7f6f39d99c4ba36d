/**
 * Derives from ICU's Unicode data what the core's text stage needs, as C++ headers:
 *   tables/fold_form.h     the normalization form, compiled by ICU's gennorm2
 *   tables/fold_runs.h      the same as runs of code points
 *   tables/look_alikes.h   UTS #39 look-alikes of ASCII letters and digits, and the zeros of other scripts
 *   tables/accents.h       letters of ASCII with marks, and the marks
 * usage: tools/run tools/derive/main.ts ICU_SOURCE OUT GENNORM2
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headerText, unsignedArray } from '../tables/header.ts';
import { packedArray, packedAscending } from '../tables/packed.ts';
import { accentRuns, deriveAccents, deriveMarks } from './accents.ts';
import { decimalZeros, deriveForm, gennormText } from './fold_form.ts';
import { foldRunsHeader } from './fold_runs.ts';
import { deriveLookAlikes } from './look_alikes.ts';
import { readUcd } from './ucd.ts';

const [icuSource, out, gennorm2] = process.argv.slice(2);
if (!icuSource || !out || !gennorm2) {
  console.error('usage: tools/derive/main.ts ICU_SOURCE OUT GENNORM2');
  process.exit(1);
}

const ucd = readUcd(icuSource);
const form = deriveForm(ucd);
const tables = join(out, 'tables');
mkdirSync(tables, { recursive: true });
writeFileSync(join(out, 'fold.txt'), gennormText(form));
execFileSync(gennorm2, ['--csource', '-s', out, '-o', join(tables, 'fold_form.h'), 'fold.txt'], {
  stdio: 'pipe',
});
writeFileSync(join(tables, 'fold_runs.h'), foldRunsHeader(form));

const lookAlikes = deriveLookAlikes(icuSource, form);
writeFileSync(
  join(tables, 'look_alikes.h'),
  headerText({
    guard: 'CARDMEND_TABLES_LOOK_ALIKES_H_',
    doc: 'Characters that look like one ASCII letter or digit (UTS #39), in order; and the zeros of other scripts.',
    includes: ['<cstdint>'],
    body: [
      packedArray('kLookAlikes', packedAscending([...lookAlikes.keys()])),
      `inline constexpr char kLookAlikeLetters[] = "${[...lookAlikes.values()].join('')}";`,
      packedArray('kDecimalZeros', packedAscending(decimalZeros(ucd))),
    ].join('\n\n'),
  }),
);

const runs = accentRuns(deriveAccents(ucd, form, lookAlikes));
const marks = deriveMarks(ucd, form);
writeFileSync(
  join(tables, 'accents.h'),
  headerText({
    guard: 'CARDMEND_TABLES_ACCENTS_H_',
    doc: 'Letters of ASCII with marks, in runs of code points with a space for each that is none; and runs of marks.',
    includes: ['<cstdint>'],
    body: [
      unsignedArray(
        'std::uint16_t',
        'kAccentFirst',
        runs.map(({ first }) => first),
      ),
      unsignedArray(
        'std::uint16_t',
        'kAccentSize',
        runs.map(({ letters }) => letters.length),
      ),
      `inline constexpr char kAccentLetters[] =\n    ${runs.map(run => `"${run.letters}"`).join('\n    ')};`,
      packedArray('kMarkBounds', packedAscending(marks.flatMap(([first, last]) => [first, last + 1]))),
    ].join('\n\n'),
  }),
);
