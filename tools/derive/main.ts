/**
 * Derives from ICU's Unicode data what the core's text stage needs, as C++ headers:
 *   tables/fold_form.h     the normalization form as an ICU data package (gennorm2, icupkg)
 *   tables/look_alikes.h   UTS #39 look-alikes of ASCII letters and digits, and the zeros of other scripts
 * usage: tools/run tools/derive/main.ts ICU_SOURCE OUT GENNORM2 ICUPKG
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headerText, unsignedArray } from '../tables/header.ts';
import { decimalZeros, deriveForm, gennormText } from './fold_form.ts';
import { deriveLookAlikes } from './look_alikes.ts';
import { readUcd } from './ucd.ts';

const [icuSource, out, gennorm2, icupkg] = process.argv.slice(2);
if (!icuSource || !out || !gennorm2 || !icupkg) {
  console.error('usage: tools/derive/main.ts ICU_SOURCE OUT GENNORM2 ICUPKG');
  process.exit(1);
}

const ucd = readUcd(icuSource);
const form = deriveForm(ucd);
const work = join(out, 'form');
rmSync(work, { recursive: true, force: true });
mkdirSync(join(out, 'tables'), { recursive: true });
mkdirSync(work, { recursive: true });

writeFileSync(join(work, 'fold.txt'), gennormText(form));
execFileSync(gennorm2, ['-s', work, '-o', join(work, 'fold.nrm'), 'fold.txt']);
execFileSync(icupkg, ['-tl', '-s', work, '-a', 'fold.nrm', 'new', join(work, 'cardmend.dat')]);
writeFileSync(
  join(out, 'tables/fold_form.h'),
  headerText({
    guard: 'CARDMEND_TABLES_FOLD_FORM_H_',
    doc: 'The normalization form `fold` in an ICU data package named `cardmend`.',
    includes: ['<cstdint>'],
    body: `// ICU reads the package in place and wants it aligned.\nalignas(16) ${unsignedArray('std::uint8_t', 'kFoldPackage', readFileSync(join(work, 'cardmend.dat')))}`,
  }),
);

const lookAlikes = deriveLookAlikes(icuSource, form);
const bmp = [...lookAlikes].filter(([c]) => c <= 0xffff);
const beyond = [...lookAlikes].filter(([c]) => c > 0xffff);
const letters = (rows: readonly [number, string][]) => rows.map(([, letter]) => letter.charCodeAt(0));
writeFileSync(
  join(out, 'tables/look_alikes.h'),
  headerText({
    guard: 'CARDMEND_TABLES_LOOK_ALIKES_H_',
    doc: 'Characters that look like one ASCII letter or digit (UTS #39), in order; and the zeros of other scripts.',
    includes: ['<cstdint>'],
    body: [
      unsignedArray('std::uint16_t', 'kLookAlikes', bmp.map(([c]) => c)),
      unsignedArray('char', 'kLookAlikeLetters', letters(bmp)),
      unsignedArray('std::uint32_t', 'kLookAlikesBeyond', beyond.map(([c]) => c)),
      unsignedArray('char', 'kLookAlikeLettersBeyond', letters(beyond)),
      unsignedArray('std::uint32_t', 'kDecimalZeros', decimalZeros(ucd)),
    ].join('\n\n'),
  }),
);
