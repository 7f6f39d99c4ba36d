/** A profile is held against its own examples before it is taken: one that is refused was never there. */

import { findings, type Verdict, verdicts } from '#tables/keys.ts';
import { type AnswerWords, readAnswer } from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { CheckExports } from '../core/exports.ts';
import { writeInput } from '../core/units.ts';
import type { ProductProfile, ProfileProblem } from '../products/profile.ts';

type Check = (raw: string) => AnswerWords;

const verdictOf = ({ verdict }: AnswerWords) => verdicts[verdict] as Verdict;

/** @param words the profile, as `packProduct` gives it @returns what is wrong with it; nothing if it may be defined */
export function tryProfile(
  core: Core<CheckExports>,
  words: readonly number[],
  profile: ProductProfile,
): ProfileProblem[] {
  core.words.set(words);
  const isOpen = core.exports.cm_trial_open(words.length) === 1;
  core.words.fill(0, 0, words.length);
  if (!isOpen) return [{ field: 'the profile', message: 'is beyond a limit of docs/card-format.md' }];
  try {
    return wrongExamples(profile, raw => {
      writeInput(core, raw);
      return readAnswer(core.read(core.exports.cm_trial_check(raw.length)));
    });
  } finally {
    core.exports.cm_trial_close();
  }
}

function wrongExamples(profile: ProductProfile, check: Check): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  profile.examples?.forEach(({ raw, code, number = '' }, i) => {
    const answer = check(raw);
    const kinds = answer.findings.map(({ kind }) => findings[kind]).join(', ');
    const at = `examples[${i}]`;
    const verdict = verdictOf(answer);
    if (verdict !== 'valid')
      problems.push({ field: `${at}.raw`, message: `is ${verdict} as this card (${kinds})` });
    else if (answer.code !== code) problems.push({ field: `${at}.code`, message: 'is not what raw gives' });
    else if (answer.number !== number)
      problems.push({ field: `${at}.number`, message: 'is not what raw gives' });
  });
  profile.counterExamples?.forEach(({ raw }, i) => {
    const verdict = verdictOf(check(raw));
    if (verdict === 'valid' || verdict === 'repaired')
      problems.push({ field: `counterExamples[${i}].raw`, message: `is ${verdict} as this card` });
  });
  return problems;
}
