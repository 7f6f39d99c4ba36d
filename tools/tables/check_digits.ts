/** data/check_digits.json -> the rules of the core (tables/check_digits.h) and of profiles in TypeScript. */
import { headerText } from './header.ts';

export interface CheckDigitRow {
  readonly id: string;
  readonly doc: string;
  readonly standard: string;
  readonly alphabet: string;
  readonly leastAlphabet: number;
  readonly over: string;
  readonly checkCharacters: number;
  readonly perGroup: boolean;
  readonly checks: string;
  readonly states: number;
  readonly start: number;
  readonly end: number | 'any';
  readonly passing: number;
}

export interface CheckDigits {
  readonly rows: readonly CheckDigitRow[];
}

/** What the schema cannot say. @returns one line an error */
export function checkCheckDigits(file: string, { rows }: CheckDigits): string[] {
  const errors: string[] = [];
  const ids = rows.map(({ id }) => id);
  if (ids[0] !== 'none') errors.push(`${file}: rows[0]: must be none`);
  rows.forEach(({ id, states, start, end }, i) => {
    const at = `${file}: rows[${i}]`;
    if (ids.indexOf(id) < i) errors.push(`${at}.id: ${id} stands there twice`);
    if (start >= states) errors.push(`${at}.start: must be below states`);
    if (end !== 'any' && end >= states) errors.push(`${at}.end: must be below states`);
  });
  return errors;
}

export function checkDigitsHeader({ rows }: CheckDigits): string {
  const rules = rows.map(
    ({ id, states, start, end, checkCharacters, perGroup, passing }) =>
      `    {${[states, start, end === 'any' ? 'format::CheckRule::kAnyEnd' : end, checkCharacters, perGroup, passing].join(', ')}},  // ${id}`,
  );
  return headerText({
    guard: 'CARDMEND_TABLES_CHECK_DIGITS_H_',
    doc: 'What check digits are made of, in the order of CheckDigit.',
    includes: ['"format/check_rule.h"'],
    body: `inline constexpr format::CheckRule kCheckRules[] = {\n${rules.join('\n')}\n};`,
  });
}

/** What a profile is held against; the command line draws its odds from it too. */
export function checkRulesModule({ rows }: CheckDigits): string {
  const rules = rows.map(({ id, alphabet, leastAlphabet, over, checkCharacters, perGroup, passing }) =>
    JSON.stringify({ id, alphabet, leastAlphabet, over, checkCharacters, perGroup, passing }),
  );
  return `/** Generated from data/check_digits.json by the build, in the order of \`checkDigits\`. */
import type { CheckRule } from '../../../bindings/js/products/check_rule.ts';

export const checkRules: readonly CheckRule[] = [
${rules.map(rule => `  ${rule},`).join('\n')}
];
`;
}
